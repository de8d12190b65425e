/**
 * What generated people are called: name as shown, and its spelling in an e-mail address. All invented pairings of
 * common names. Each script keeps to itself, so that columns, fonts and direction are tried with whole names.
 */
export interface Names {
  /** How often, in parts of the sum of all. */
  weight: number
  first: readonly (readonly [shown: string, spelt: string])[]
  last: readonly (readonly [shown: string, spelt: string])[]
  /** Written between the two; empty where the family name comes first without a space. */
  between: string
  familyFirst: boolean
}

const plain = (names: string): (readonly [string, string])[] => names.split(' ').map((name) => [name, name.toLowerCase()] as const)

const pairs = (names: string): (readonly [string, string])[] =>
  names.split(' ').map((pair) => {
    const [shown = '', spelt = ''] = pair.split('/')
    return [shown, spelt] as const
  })

export const names: readonly Names[] = [
  {
    weight: 66,
    first: plain(
      'Ada Alex Amara Anna Ben Bruno Carla Carmen Chidi Clara Daniel Diego Elena Elif Emma Erik Fatima Felix Freya Grace Hana Hugo Ines Ivan Jack Jamal Jonas Julia Kofi Lara Leo Liam Lina Lucas Lucia Maja Maria Marta Max Maya Mia Nadia Nina Noah Nora Olivia Omar Oscar Paula Rosa Ruth Sam Sara Sofia Stefan Theo Tomas Vera Wanjiru Yusuf',
    ),
    last: plain(
      'Abbott Adeyemi Almeida Andersen Baker Banerjee Bauer Becker Bell Berg Brown Carter Castro Chen Clarke Costa Cruz Dahl Davies Demir Dubois Evans Ferrari Fischer Fofana Garcia Gruber Haas Hansen Hill Ibrahim Jansen Jones Kaya Keller Khan Kim Klein Kovac Larsen Lee Lopez Mbeki Mensah Meyer Moreau Morgan Murphy Nguyen Novak Okafor Patel Pereira Popescu Rossi Russo Santos Schmidt Silva Smith Sousa Stewart Tanaka Taylor Torres Vogel Walsh Weber Wilson Wood Wright Yilmaz Zeman',
    ),
    between: ' ',
    familyFirst: false,
  },
  {
    weight: 6,
    first: pairs('Zoë/zoe José/jose Łukasz/lukasz Søren/soren Renée/renee Jürgen/jurgen Ñusta/nusta Þóra/thora Béla/bela Çağla/cagla'),
    last: pairs('Müller/mueller Núñez/nunez Žižek/zizek Ødegård/odegard Dvořák/dvorak Şahin/sahin Gonçalves/goncalves Ångström/angstrom'),
    between: ' ',
    familyFirst: false,
  },
  {
    weight: 6,
    first: pairs('محمد/mohammed ليلى/layla أحمد/ahmad مريم/maryam يوسف/yousef نور/nour سارة/sarah خالد/khaled'),
    last: pairs('الحداد/haddad المصري/masri النجار/najjar العلي/ali الخطيب/khatib الزهراني/zahrani'),
    between: ' ',
    familyFirst: false,
  },
  {
    weight: 3,
    first: pairs('נועה/noa דוד/david תמר/tamar איתן/eitan יעל/yael'),
    last: pairs('כהן/cohen לוי/levi מזרחי/mizrahi פרץ/peretz'),
    between: ' ',
    familyFirst: false,
  },
  {
    weight: 5,
    first: pairs('伟/wei 芳/fang 娜/na 敏/min 静/jing 磊/lei 洋/yang 艳/yan'),
    last: pairs('王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 黄/huang'),
    between: '',
    familyFirst: true,
  },
  {
    weight: 4,
    first: pairs('陽菜/haruna 蓮/ren さくら/sakura 大翔/hiroto 結衣/yui'),
    last: pairs('佐藤/sato 鈴木/suzuki 高橋/takahashi 渡辺/watanabe 中村/nakamura'),
    between: ' ',
    familyFirst: true,
  },
  {
    weight: 2,
    first: pairs('민준/minjun 서연/seoyeon 지우/jiwoo 하은/haeun'),
    last: pairs('김/kim 이/lee 박/park 최/choi'),
    between: '',
    familyFirst: true,
  },
  {
    weight: 4,
    first: pairs('Анна/anna Дмитро/dmytro Олена/olena Иван/ivan Мария/maria Алексей/alexey'),
    last: pairs('Шевченко/shevchenko Коваль/koval Петренко/petrenko Кравчук/kravchuk Бондар/bondar'),
    between: ' ',
    familyFirst: false,
  },
  {
    weight: 2,
    first: pairs('Ελένη/eleni Γιώργος/giorgos Σοφία/sofia Νίκος/nikos'),
    last: pairs('Παππάς/pappas Βλάχος/vlachos Νικολάου/nikolaou'),
    between: ' ',
    familyFirst: false,
  },
  {
    weight: 2,
    first: pairs('आरव/aarav प्रिया/priya अनन्या/ananya विक्रम/vikram'),
    last: pairs('शर्मा/sharma वर्मा/verma गुप्ता/gupta सिंह/singh'),
    between: ' ',
    familyFirst: false,
  },
]
