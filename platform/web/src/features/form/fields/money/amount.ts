/** Amounts are decimal text, never binary numbers: `1200.00`. */
const shape = /^(-?)0*(\d+)(?:\.(\d*))?$/;

const strip = (typed: string) =>
  typed
    .replace(/[０-９．－，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s,¥￥]|元$/g, '');

/** What was typed as exact decimal text, with as many digits after the point as it has; undefined if it is no amount. */
export function decimalOf(typed: string): string | undefined {
  const text = strip(typed);
  const found = shape.exec(text.startsWith('.') ? `0${text}` : text);
  if (!found) return undefined;
  const [, sign = '', whole = '0', fraction = ''] = found;
  const isZero = /^0*$/.test(whole + fraction);
  return `${isZero ? '' : sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Digits after the point that say something. */
export const digitsOf = (decimal: string) => (decimal.split('.')[1] ?? '').replace(/0+$/, '').length;

/** With exactly two digits after the point. */
export function inFen(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** As whole fen, for comparing. */
export const fenOf = (decimal: string): bigint => BigInt(inFen(decimal).replace('.', ''));

export const grouped = (decimal: string) => {
  const [whole = '0', fraction] = decimal.split('.');
  const text = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
};

const numerals = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const numeral = (digit: number) => numerals[digit] ?? '';

/** Four digits: 1002 as 壹仟零贰. */
function section(four: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
    } else {
      text += (gap ? '零' : '') + numeral(digit) + (places[place] ?? '');
      gap = false;
    }
  }
  return text;
}

/** Two parts, the greater one with its unit; places that are skipped between them are said as one 零. */
const joined = (greater: string, unit: string, lesser: string, skips: boolean) =>
  greater === '' ? lesser : greater + unit + (skips && lesser !== '' ? '零' : '') + lesser;

const eight = (digits: number) => {
  const low = digits % 10_000;
  return joined(section(Math.floor(digits / 10_000)), '万', section(low), low < 1000);
};

/** Whole yuan of up to sixteen digits. */
function yuan(whole: bigint): string {
  const low = Number(whole % 100_000_000n);
  return joined(eight(Number(whole / 100_000_000n)), '亿', eight(low), low < 10_000_000);
}

/** The greatest amount that can be said: 9999 万亿. */
export const mostFen = 10n ** 18n - 1n;

/**
 * An amount in the capitals of receipts (正确填写票据和结算凭证的基本规定, 1997): 人民币壹仟贰佰元整. Empty where it is
 * no amount, or one that cannot be said.
 */
export function capitals(value: string): string {
  const decimal = decimalOf(value);
  if (decimal === undefined || digitsOf(decimal) > 2) return '';
  const fen = fenOf(decimal);
  const size = fen < 0n ? -fen : fen;
  if (size > mostFen) return '';
  const whole = size / 100n;
  const jiao = Number((size / 10n) % 10n);
  const rest = Number(size % 10n);
  if (size === 0n) return '人民币零元整';
  let text = whole > 0n ? `${yuan(whole)}元` : '';
  if (jiao > 0) text += (whole > 0n && whole % 10n === 0n ? '零' : '') + `${numeral(jiao)}角`;
  else if (rest > 0 && whole > 0n) text += '零';
  text += rest > 0 ? `${numeral(rest)}分` : '整';
  return `人民币${fen < 0n ? '负' : ''}${text}`;
}
