/** What does this person prefer on this device? Never anything about a question. */

function read(key: string): string | null {
  try {
    return localStorage.getItem(`safe-passage-${key}`);
  } catch {
    return null; // storage may be forbidden: a preference is then only lost
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`safe-passage-${key}`, value);
  } catch {
    // as above
  }
}

export type Theme = 'light' | 'dark';

export function preferredTheme(): Theme {
  const kept = read('theme');
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export const keepTheme = (theme: Theme) => write('theme', theme);
export const singleKeysOn = () => read('single-keys') !== 'off';
export const keepSingleKeys = (on: boolean) => write('single-keys', on ? 'on' : 'off');
