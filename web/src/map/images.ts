/** Signs, patterns and names, painted by the browser: it joins Arabic letters and needs no font from elsewhere. */
import type { Standing } from '../api/contract';
import { PLACE_GLYPHS, STANDING_GLYPHS, type Glyph } from '../signs/glyphs';

export interface LabelLook {
  text: string;
  /** A name of a thing that is faint stands without a box. */
  look: 'neighbourhood' | 'area' | 'faint';
  standing?: Standing;
}

export interface PlaceLook {
  kind: string;
  role: 'known_from_reports' | 'notified';
  exercise: boolean;
  count: number;
}

// An image's name holds all that is needed to paint it, so that the map can ask for it when it first meets it.
export const labelImage = (look: LabelLook) => `label ${JSON.stringify(look)}`;
export const placeImage = (look: PlaceLook) => `place ${JSON.stringify(look)}`;

export type Colour = (token: string) => string;

export interface Painting {
  image: ImageData;
  pixelRatio: number;
}

interface Brush {
  colour: Colour;
  ratio: number;
  /** CSS pixels of one rem, so that names grow with the reader's text size. */
  rem: number;
  font: string;
  rtl: boolean;
}

type Pen = CanvasRenderingContext2D;

function paint(width: number, height: number, ratio: number, draw: (pen: Pen) => void): Painting {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('this browser paints no canvas');
  pen.scale(ratio, ratio);
  draw(pen);
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: ratio };
}

function drawGlyph(pen: Pen, glyph: Glyph, x: number, y: number, size: number, colour: string): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(size / glyph.box, size / glyph.box);
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineJoin = 'round';
  for (const stroke of glyph.strokes) {
    const path = new Path2D(stroke.d);
    pen.lineCap = stroke.dash || (stroke.width ?? 0) > 4 ? 'butt' : 'round';
    pen.lineWidth = stroke.width ?? 0;
    pen.setLineDash([...(stroke.dash ?? [])]);
    if (stroke.fill) pen.fill(path);
    else pen.stroke(path);
  }
  pen.restore();
}

let measured: Pen | null = null;
/** One canvas for every measure: to begin one costs more than to paint a name. */
function ruler(): Pen | null {
  measured ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return measured;
}

const TILE = 24;

/** A tile that repeats without a seam; each standing has its own in grey as well as in colour. */
export function paintPattern(standing: Standing, brush: Brush): Painting {
  const name = standing.replaceAll('_', '-');
  const ink = brush.colour(`--${name}`);
  const tint = brush.colour(`--${name}-t`);
  return paint(TILE, TILE, brush.ratio, (pen) => {
    const wash = (alpha: number, colour = tint) => {
      pen.globalAlpha = alpha;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, TILE, TILE);
      pen.globalAlpha = 1;
    };
    const lines = (step: number, width: number, alpha: number, ...slopes: number[]) => {
      pen.globalAlpha = alpha;
      pen.strokeStyle = ink;
      pen.lineWidth = width;
      for (const slope of slopes)
        for (let x = -TILE; x <= 2 * TILE; x += step) {
          pen.beginPath();
          pen.moveTo(x, slope > 0 ? TILE + 2 : -2);
          pen.lineTo(x + TILE + 4, slope > 0 ? -2 - 0 : TILE + 2);
          pen.stroke();
        }
      pen.globalAlpha = 1;
    };
    switch (standing) {
      case 'in_force':
        wash(0.34, ink);
        break;
      case 'one_sided':
        wash(0.45);
        lines(8, 2, 0.6, 1);
        break;
      case 'disputed':
        wash(0.45);
        lines(12, 1.5, 0.65, 1, -1);
        break;
      case 'awaited':
        wash(0.35);
        break;
      case 'suspended':
        wash(0.5);
        pen.globalAlpha = 0.55;
        pen.fillStyle = ink;
        for (let x = 2; x < TILE; x += 8) pen.fillRect(x, 0, 3, TILE);
        break;
      case 'ended':
        wash(0.6);
        break;
      case 'never_took_effect':
        break;
      case 'undetermined':
        wash(0.62);
        pen.fillStyle = ink;
        for (let x = 3; x < TILE; x += 6)
          for (let y = 3; y < TILE; y += 6) {
            pen.beginPath();
            pen.arc(x, y + (x % 4 === 1 ? 0 : 3), 1.15, 0, 7);
            pen.fill();
          }
        break;
    }
  });
}

/** No ground, and dots far apart where it cannot be told: the outline says the rest. */
export function paintFaint(standing: Standing, brush: Brush): Painting {
  return paint(TILE, TILE, brush.ratio, (pen) => {
    if (standing !== 'undetermined' && standing !== 'disputed') return;
    pen.globalAlpha = 0.4;
    pen.fillStyle = brush.colour(`--${standing}`);
    for (const [x, y] of [[6, 6], [18, 18]] as const) {
      pen.beginPath();
      pen.arc(x, y, 0.9, 0, 7);
      pen.fill();
    }
  });
}

function paintLabel(look: LabelLook, brush: Brush): Painting {
  const boxed = look.look === 'area';
  const size = brush.rem * (boxed ? 0.8125 : 0.75);
  const font = `${boxed ? 600 : 400} ${size}px ${brush.font}`;
  const measure = ruler();
  if (measure) measure.font = font;
  const lines = look.text.split('\n');
  const text = Math.max(...lines.map((line) => Math.ceil(measure?.measureText(line).width ?? line.length * size)));
  const sign = look.standing ? size * 1.15 : 0;
  const gap = sign ? 6 : 0;
  const pad = boxed ? 8 : 4;
  const leading = size * 1.3;
  const width = text + sign + gap + 2 * pad;
  const height = leading * (lines.length - 1) + size * (boxed ? 2 : 1.9);
  return paint(width, height, brush.ratio, (pen) => {
    pen.font = font;
    pen.textBaseline = 'middle';
    pen.direction = brush.rtl ? 'rtl' : 'ltr';
    pen.textAlign = 'start';
    if (boxed) {
      pen.fillStyle = brush.colour('--surface');
      pen.strokeStyle = brush.colour('--line2');
      pen.lineWidth = 1;
      pen.beginPath();
      pen.roundRect(0.5, 0.5, width - 1, height - 1, 4);
      pen.fill();
      pen.stroke();
    } else {
      pen.lineJoin = 'round';
      pen.lineWidth = 5;
      pen.strokeStyle = brush.colour(look.look === 'faint' ? '--map-land' : '--map-cell');
    }
    const signX = brush.rtl ? width - pad - sign : pad;
    const textX = brush.rtl ? width - pad - sign - gap : pad + sign + gap;
    if (look.standing) {
      const ink = brush.colour(boxed ? `--${look.standing.replaceAll('_', '-')}` : '--map-label');
      drawGlyph(pen, STANDING_GLYPHS[look.standing], signX, (height - sign) / 2, sign, ink);
    }
    pen.fillStyle = brush.colour(boxed ? '--ink' : '--map-label');
    lines.forEach((line, n) => {
      const y = height / 2 + (n - (lines.length - 1) / 2) * leading;
      if (!boxed) pen.strokeText(line, textX, y);
      pen.fillText(line, textX, y);
    });
  });
}

const SIGN = 34;

function paintPlace(look: PlaceLook, brush: Brush): Painting {
  const ink = brush.colour(look.role === 'notified' ? '--ink' : '--ink2');
  const side = SIGN;
  return paint(side, side, brush.ratio, (pen) => {
    const middle = side / 2;
    pen.fillStyle = brush.colour('--surface');
    pen.strokeStyle = ink;
    pen.beginPath();
    if (look.role === 'notified') {
      pen.lineWidth = 2;
      pen.roundRect(middle - 11, middle - 11, 22, 22, 4);
    } else {
      pen.lineWidth = 1.4;
      pen.setLineDash([3.2, 2.2]);
      pen.arc(middle, middle, 11, 0, 7);
    }
    pen.fill();
    pen.stroke();
    pen.setLineDash([]);
    const glyph = PLACE_GLYPHS[look.kind];
    if (glyph) drawGlyph(pen, glyph, middle - 7, middle - 7, 14, ink);
    const flag = look.count > 1 ? String(look.count) : look.exercise ? 'EX' : '';
    if (flag) {
      const width = flag.length > 1 ? 16 : 13;
      pen.fillStyle = brush.colour('--ink');
      pen.beginPath();
      pen.roundRect(side - width, 0, width, 13, look.count > 1 ? 6.5 : 2);
      pen.fill();
      pen.fillStyle = brush.colour('--surface');
      pen.font = `600 9.5px ${brush.font}`;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(flag, side - width / 2, 7);
    }
  });
}

/** The place asked about: a ring with a gap-free cross, unlike any sign of a place. */
function paintAsked(brush: Brush): Painting {
  return paint(44, 44, brush.ratio, (pen) => {
    const cross = (colour: string, width: number) => {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.beginPath();
      pen.arc(22, 22, 12, 0, 7);
      for (const [x, y] of [[0, -1], [0, 1], [1, 0], [-1, 0]] as const) {
        pen.moveTo(22 + x * 6, 22 + y * 6);
        pen.lineTo(22 + x * 19, 22 + y * 19);
      }
      pen.stroke();
    };
    cross(brush.colour('--surface'), 6);
    cross(brush.colour('--ink'), 2.5);
  });
}

/** Paints an image from its name; null for a name that is not ours. */
export function paintNamed(name: string, brush: Brush): Painting | null {
  const [family, ...rest] = name.split(' ');
  const detail = rest.join(' ');
  switch (family) {
    case 'area':
      return paintPattern(detail as Standing, brush);
    case 'faint':
      return paintFaint(detail as Standing, brush);
    case 'label':
      return paintLabel(JSON.parse(detail) as LabelLook, brush);
    case 'place':
      return paintPlace(JSON.parse(detail) as PlaceLook, brush);
    case 'asked':
      return paintAsked(brush);
    default:
      return null;
  }
}

export function brushOf(rtl: boolean): Brush {
  const style = getComputedStyle(document.documentElement);
  return {
    colour: (token) => style.getPropertyValue(token).trim(),
    ratio: Math.min(3, Math.max(1, window.devicePixelRatio || 1)),
    rem: Number.parseFloat(style.fontSize) || 16,
    font: style.getPropertyValue('--font').trim(),
    rtl,
  };
}

export type { Brush };
