import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '抽取怎样核验',
  about:
    '抽取证明和核验程序任何人都可以下载。下面是可能的作弊方式，以及核验程序、登记簿或名单怎样把它显出来。',
  cheating: '作弊方式',
  shows: '怎样显出来',
  cheats: {
    pool: {
      what: '承诺公布以后，把某个对象移出、塞进候选名单，或者改低它的权重',
      how: '候选名单的校验值与承诺中的不一致',
    },
    twice: { what: '同一对象在候选名单中列了两次', how: '核验程序逐个核对编号，重复的会被指出' },
    exclusion: {
      what: '承诺以后排除熟人，或者编造排除理由',
      how: '排除名单的校验值不一致；承诺以前排除的，名单上写着对象和理由，人人可读',
    },
    retry: {
      what: '反复抽取，只公布满意的那一次',
      how: '承诺写明是第几次抽取，并载有前一个承诺；用登记簿副本核验，缺少的都会被指出',
    },
    open: { what: '留下一次承诺不抽取，改用另一次', how: '未抽取的承诺必须作废并说明理由，否则核验不通过' },
    late: {
      what: '知道公开值以后才写承诺',
      how: '承诺时间晚于公开值公布时间；他人留存的登记簿中也没有这个承诺',
    },
    seed: { what: '换一个种子', how: '种子由承诺和登记的值算出，换了就对不上' },
    secret: { what: '挑选服务器的随机数', how: '它的校验值写在承诺里，而承诺先于公开值' },
    value: { what: '一个人登记并未公布过的“公开值”', how: '须两人登记一致；任何人都可以与公布的值核对' },
    wait: {
      what: '见证人等别人公开以后再定自己的值，或更换封存',
      how: '全部封存之后才能公开，公开的值必须与封存相符；封存只有一次，含有见证人姓名，抄不来',
    },
    silent: {
      what: '见证人觉得结果不利，不肯公开',
      how: '这次承诺保留编号并一直在登记簿中；重新抽取必须说明理由',
    },
    result: {
      what: '抽取以后改名单，或者指定执法人员',
      how: '名单不是种子算出的结果；执法人员由同一种子抽取',
    },
    names: {
      what: '调换编号旁边的名称',
      how: '名称不在校验范围内，以编号为准：编号是谁，在库中和抽取页面可查',
    },
  },
  limits: '核验不能证明什么',
  limitServer:
    '随机数只来自服务器的，运行系统的人可能在公布之前试过多个随机数，核验程序每次都会提示。要紧的抽取请用公开值或多名见证人。',
  limitPool: '候选名单是否齐全，要由了解监管对象的人来看：名单在证明里，也在抽取页面上。',
  limitRegister: '证明中的时间是服务器自己说的。请另存登记簿的副本，或把承诺抄在纸上。',
};

const en: Messages<typeof zh> = {
  title: 'How a draw is checked',
  about:
    'Anybody can download the proof and the verifier. These are the ways to cheat, and how the verifier, the register or the lists show each.',
  cheating: 'Cheating',
  shows: 'How it shows',
  cheats: {
    pool: {
      what: 'Somebody is taken out of the pool, put in, or weighs less, after the commitment',
      how: "The pool's hash is not the one in the commitment",
    },
    twice: { what: 'Somebody is in the pool twice', how: 'The verifier counts each id once and says so' },
    exclusion: {
      what: 'A friend is excluded after the commitment, or with a made-up reason',
      how: "The exclusions' hash differs; before the commitment: the friend stands in the list, with the reason, for all to read",
    },
    retry: {
      what: 'Drawn until it suits, and only the last one shown',
      how: 'Attempts are counted in the commitment, and each names the one before it; with a copy of the register the verifier finds what is left out',
    },
    open: {
      what: 'A promise is left open, and another draw shown',
      how: 'A promise that is not drawn must be abandoned with a reason, or the proof is wrong',
    },
    late: {
      what: 'The commitment is written after the public value was known',
      how: 'Its time lies after the value’s, and the register that others copied does not have it',
    },
    seed: { what: 'Another seed', how: 'It does not follow from the commitment and the values' },
    secret: {
      what: "The server's secret is chosen to suit",
      how: 'Its hash is in the commitment, which comes before the public value',
    },
    value: {
      what: 'One person enters a public value that was not published',
      how: 'It takes two, alike; anybody can compare it with what was published',
    },
    wait: {
      what: "A witness waits for the others' values, or exchanges the seal",
      how: 'All seals come first and the value must match its seal; there is one seal each, with the name in it, so that it cannot be copied',
    },
    silent: {
      what: 'A witness does not reveal, as the result would not suit',
      how: 'The promise stays under its number in the register; a new attempt needs a reason',
    },
    result: {
      what: 'The list is changed after the draw, or officers are chosen by hand',
      how: 'It is not what the seed gives; officers are drawn by the same seed',
    },
    names: {
      what: 'The names beside the ids are exchanged',
      how: "Names are no part of what is hashed, ids are: whom an id means stands in the registry and on the draw's page",
    },
  },
  limits: 'What no check can show',
  limitServer:
    'Where the server is the only source, whoever runs it could have tried several numbers before publishing; the verifier says so each time. Use a public value or several witnesses where it matters.',
  limitPool:
    'Whether the pool is complete is for people to see who know who is supervised: it is in the proof and on the page of the draw.',
  limitRegister:
    "Times in a proof are the server's own word. Keep a copy of the register elsewhere, or the commitment on paper.",
};

declare module '@/lib/i18n' {
  interface Namespaces {
    drawChecking: typeof zh;
  }
}

addMessages('drawChecking', { zh, en });
