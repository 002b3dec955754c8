// What the reader typed, kept in this browser. One that keeps nothing (a private window) is no error.

const KEY = (name) => `book:${name}`;

export function kept(name) {
  try {
    return localStorage.getItem(KEY(name));
  } catch {
    return null;
  }
}

export function keep(name, text) {
  try {
    localStorage.setItem(KEY(name), text);
  } catch { /* it is lost with the page */ }
}

export function forget(name) {
  try {
    localStorage.removeItem(KEY(name));
  } catch { /* it was not kept */ }
}
