import { hasUnsaved } from '@/lib/unsaved';

const returnKey = 'jianguan.return';
const triedKey = 'jianguan.signing-in';
/** Coming back signed out so soon means that signing in does not work: going round again would not help. */
const loop = 5_000;

export type SignedOut = 'redirected' | 'unsaved' | 'refused';

const signInAddress = '/oauth2/authorization/jianguan';

/** Leaves for the sign-in page, to come back to this very address. */
export function signIn() {
  sessionStorage.setItem(returnKey, location.pathname + location.search);
  sessionStorage.setItem(triedKey, String(Date.now()));
  location.assign(signInAddress);
}

/** Nobody is signed in any more: what should the page do? */
export function signedOut(): SignedOut {
  if (hasUnsaved()) return 'unsaved';
  const tried = Number(sessionStorage.getItem(triedKey) ?? 0);
  if (Date.now() - tried < loop) return 'refused';
  signIn();
  return 'redirected';
}

/** The address that signing in interrupted, once. Only our own addresses. */
export function takeReturnAddress(): string | null {
  const address = sessionStorage.getItem(returnKey);
  sessionStorage.removeItem(returnKey);
  return address?.startsWith('/') && !address.startsWith('//') ? address : null;
}
