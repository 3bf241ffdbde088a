import { addMessages, type Messages } from '@/lib/i18n';

const zh = {
  skip: '跳到正文',
  navigation: '主导航',
  bottom: '快捷导航',
  home: '工作台',
  inbox: '统一待办',
  notices: '消息',
  administration: '系统管理',
  users: '用户',
  organisations: '组织机构',
  menu: '菜单',
  demo: '演示环境',
  user: {
    menu: '用户菜单：',
    language: '语言',
    zh: '中文',
    en: 'English',
    password: '修改密码',
    signOut: '退出登录',
  },
  line: {
    live: '实时更新',
    connecting: '正在连接实时更新…',
    lost: '实时更新已断开，正在重连。页面内容可能不是最新。',
    lostShort: '更新已断开',
  },
  palette: {
    open: '搜索或跳转',
    title: '搜索或跳转',
    hint: '输入菜单名、编号、名称',
    pages: '页面',
    tasks: '待办任务',
    records: '记录',
    nothing: '没有找到“{{q}}”。可以换编号、行政相对人名称或菜单名再试。',
    searching: '正在搜索…',
    help: '↑↓ 选择 · Enter 打开 · Esc 关闭',
  },
  session: {
    expired: '登录已过期',
    unsaved: '您填写的内容还在这个页面上，没有丢失。请在新窗口登录，再回到这里继续。',
    again: '在新窗口登录',
    continue: '我已登录，继续',
    refusedTitle: '没能登录',
    refused: '登录没有成功。请再试一次；若一直如此，请联系系统管理员。',
    signIn: '登录',
  },
  trouble: {
    notFound: '没有这个页面',
    notFoundText: '地址可能不完整，或者内容已被移走。',
    forbidden: '您不能查看这里',
    forbiddenText: '您的角色没有这项权限。如工作需要，请联系系统管理员。',
    away: '服务器暂时连不上',
    awayText: '您的数据是安全的。请检查网络，稍后重试。',
    broken: '页面出错了',
    brokenText: '已经提交的内容不受影响。请重新载入页面。',
    reload: '重新载入',
    toHome: '回到工作台',
  },
};

const en: Messages<typeof zh> = {
  skip: 'Skip to content',
  navigation: 'Main navigation',
  bottom: 'Quick navigation',
  home: 'Home',
  inbox: 'Inbox',
  notices: 'Notices',
  administration: 'Administration',
  users: 'Users',
  organisations: 'Organisations',
  menu: 'Menu',
  demo: 'Demo',
  user: {
    menu: 'User menu:',
    language: 'Language',
    zh: '中文',
    en: 'English',
    password: 'Change password',
    signOut: 'Sign out',
  },
  line: {
    live: 'Live updates',
    connecting: 'Connecting to live updates…',
    lost: 'Live updates are interrupted and reconnecting. What you see may be out of date.',
    lostShort: 'Updates interrupted',
  },
  palette: {
    open: 'Search or jump',
    title: 'Search or jump',
    hint: 'A page, a number, a name',
    pages: 'Pages',
    tasks: 'Tasks',
    records: 'Records',
    nothing: 'Nothing found for “{{q}}”. Try a number, the name of a party, or a page.',
    searching: 'Searching…',
    help: '↑↓ choose · Enter open · Esc close',
  },
  session: {
    expired: 'Your session has ended',
    unsaved: 'What you typed is still on this page. Sign in in a new window, then come back here and go on.',
    again: 'Sign in in a new window',
    continue: 'I have signed in, go on',
    refusedTitle: 'Signing in did not work',
    refused: 'Please try again; if it persists, ask your system administrator.',
    signIn: 'Sign in',
  },
  trouble: {
    notFound: 'There is no such page',
    notFoundText: 'The address may be incomplete, or the content has moved.',
    forbidden: 'You may not see this',
    forbiddenText: 'Your roles do not include this. Ask your system administrator if your work needs it.',
    away: 'The server cannot be reached',
    awayText: 'Your data is safe. Check your network and try again in a moment.',
    broken: 'This page failed',
    brokenText: 'What you have submitted is not affected. Please reload the page.',
    reload: 'Reload',
    toHome: 'To the home page',
  },
};

declare module '@/lib/i18n' {
  interface Namespaces {
    app: typeof zh;
  }
}

addMessages('app', { zh, en });
