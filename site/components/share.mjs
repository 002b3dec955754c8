// A program in a link: its text, compressed, in the address behind the #. Nothing is sent anywhere.

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/// The longest text that a link brings: what is larger is no program of a reader's.
const MOST = 1 << 20;

/// @returns "#program=…&name=…"
export async function toFragment(text, name) {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  let letters = '';
  for (const byte of packed) letters += String.fromCharCode(byte);
  const base64 = btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `#program=${base64}&name=${encodeURIComponent(name)}`;
}

/// @returns {text, name}, or undefined where the fragment holds no program @throws Error where it is damaged
export async function fromFragment(fragment) {
  const words = new URLSearchParams(fragment.replace(/^#/, '').replaceAll('+', '%2B'));
  const base64 = words.get('program');
  if (base64 === null) return undefined;
  let packed;
  try {
    packed = Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Error('the link is damaged: it holds no program');
  }
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > MOST) break;
    }
  } catch {
    throw new Error('the link is damaged: its end is missing');
  }
  if (text.length > MOST) throw new Error('the link holds more than a program: over a million characters');
  return { text, name: cleanName(words.get('name') ?? 'main.cu') };
}

/// A name for a file: no folders, no control characters, an end that the compiler knows.
export function cleanName(name) {
  const clean = name.replace(/[\u0000-\u001f\u007f]/g, '').split(/[/\\]/).at(-1).slice(0, 80);
  return /^.+\.(cu|cpp)$/.test(clean) ? clean : 'main.cu';
}
