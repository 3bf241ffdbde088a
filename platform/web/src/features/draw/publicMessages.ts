import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  title: '公开抽取证明',
  page: '随机抽取公示',
  unpublished: '尚未公开。公开后，任何人不登录也能查看和核验这次抽取。',
  publish: '公开',
  publishing: '公开抽取证明？',
  what: '任何人都能看到：事项名称、全部各次抽取的时间和理由、承诺、公开值和种子、排除的数量和理由、抽中对象的名称和代码。',
  without: '不公开执法人员：姓名、名单和匹配结果都不在公示和公开的证明中。',
  accounts: '证明文件中的承诺原文含发起人和见证人的账号，候选和排除的对象只列编号。',
  published: '已公开',
  by: '{{name}} 于 {{at}} 公开',
  copy: '复制网址',
  copied: '已复制',
  uncopied: '没能复制，请选中网址手动复制',
  qr: '公示网址的二维码',
  withdraw: '撤回公开',
  withdrawing: '撤回公开？',
  withdrawText: '网址和二维码将不再能打开；别人已经下载的证明收不回来。',
  notFound: '没有公开的抽取证明',
  notFoundText: '可能尚未公开或已经撤回。请核对网址，或向组织抽取的部门询问。',
  lead: '抽取前，候选名单和规则的校验值已作为承诺公布；抽取结果由承诺和之后才知道的数推算得出，任何人都可以核验。',
  serverOnly: '这次抽取的随机数只来自系统本身，不能证明只抽取过一次。',
  algorithm: '算法',
  values: { server: '抽取口令', public: '公开值', parties: '见证人公开的随机数' },
  subjects: '抽中名单',
  order: '序号',
  nobody: '没有抽中对象。',
  exclusions: '排除理由',
  check: '自行核验',
  checkText:
    '下载证明和核验程序，在装有 Python 3 的计算机上运行：“核验通过”说明候选名单、规则、种子和抽中结果都与抽取前公布的承诺一致。',
  names: '证明按编号核验，名称供人阅读。执法人员不公开，只以校验值列在承诺中。',
};

const en: Messages<typeof zh> = {
  title: 'Public proof',
  page: 'Random draw',
  unpublished: 'Not public yet. Once it is, anybody can look at this draw and check it without signing in.',
  publish: 'Publish',
  publishing: 'Publish the proof of this draw?',
  what: 'Anybody will see: the title, when and why it was drawn each time, commitment, public value and seed, how many were excluded and why, names and codes of those drawn.',
  without: 'Officers are not published: neither their names nor the lists and who goes where.',
  accounts:
    'The text of the commitment, in the proof, has the accounts of who started it and of witnesses; the pool and those excluded are there by number only.',
  published: 'Public',
  by: 'Published by {{name}}, {{at}}',
  copy: 'Copy the address',
  copied: 'Copied',
  uncopied: 'It could not be copied: select the address and copy it yourself',
  qr: 'QR code of the public address',
  withdraw: 'Take back',
  withdrawing: 'Take the proof back?',
  withdrawText: 'Address and QR code will no longer open. Copies that others downloaded stay with them.',
  notFound: 'No published proof here',
  notFoundText:
    'It may not be published yet, or was taken back. Check the address, or ask the department that draws.',
  lead: 'Before the draw the checksums of pool and rules were published as its commitment. The result follows from the commitment and from numbers that were known only later: anybody can check it.',
  serverOnly:
    "The only source of this draw is the system's own number, which does not show that it was drawn only once.",
  algorithm: 'Algorithm',
  values: { server: 'Word of the draw', public: 'Public value', parties: 'Numbers of the witnesses' },
  subjects: 'Drawn',
  order: 'No.',
  nobody: 'Nobody was drawn.',
  exclusions: 'Why excluded',
  check: 'Check it yourself',
  checkText:
    'Download proof and verifier and run them on a computer with Python 3: OK means that pool, rules, seed and result are those of the commitment published before the draw.',
  names:
    'Checked is by number; names are for people. Officers are not public: they are in the commitment by checksum only.',
};

declare module '@/lib/i18n' {
  interface Namespaces {
    drawPublic: typeof zh;
  }
}

addMessages('drawPublic', { zh, en });
