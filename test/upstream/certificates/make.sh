#!/usr/bin/env bash
# Makes the certificates of this folder anew, in the folder it is run in. Needs openssl. See README.md.
set -euo pipefail
authority() { # file, common name
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj "/CN=$2" -keyout "$1.key" -out "$1.pem" 2>/dev/null
}
leaf() { # file, host, start, end
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  printf 'subjectAltName=DNS:%s\nbasicConstraints=CA:FALSE\n' "$2" > "$1.ext"
  : > index.txt && openssl rand -hex 8 > serial
  printf '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n' > ca.cnf
  openssl ca -batch -config ca.cnf -cert authority.pem -keyfile authority.key -in "$1.csr" -out "$1.pem" -notext -startdate "$3" -enddate "$4" -extfile "$1.ext" 2>/dev/null
  rm -f "$1.csr" "$1.ext" index.txt* serial* ca.cnf; find . -regex "./[0-9A-F]*\.pem" -delete
}
authority authority 'Opsdesk tests, not a real authority'
leaf good localhost 20240101000000Z 21240101000000Z
leaf expired localhost 20200101000000Z 20200201000000Z
leaf early localhost 21230101000000Z 21240101000000Z
leaf elsewhere elsewhere.example 20240101000000Z 21240101000000Z
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj '/CN=localhost' -addext 'subjectAltName=DNS:localhost' -keyout self-signed.key -out self-signed.pem 2>/dev/null
rm -f authority.key
