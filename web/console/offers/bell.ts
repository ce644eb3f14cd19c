import { useSyncExternalStore } from 'react';

/** A browser lets a page sound only after somebody clicked or typed in it. */
let context: AudioContext | null = null;
const readers = new Set<() => void>();
const GESTURES = ['pointerdown', 'keydown'] as const;

function unlock(): void {
  context ??= new AudioContext();
  void context.resume().then(() => {
    if (!canSound()) return;
    for (const gesture of GESTURES) removeEventListener(gesture, unlock, true);
    for (const reader of readers) reader();
  });
}

for (const gesture of GESTURES) addEventListener(gesture, unlock, true);

export function canSound(): boolean {
  return context?.state === 'running';
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

export const useCanSound = (): boolean => useSyncExternalStore(subscribe, canSound);

/** A major sixth upwards, as a door bell has it: frequency in Hz, and when in seconds. */
const NOTES: [number, number][] = [
  [659.3, 0],
  [1108.7, 0.16],
];
const FADE = 0.7;

/** Rings once; `volume` from 0 to 1. Silent while the browser does not allow it. */
export function ring(volume: number): void {
  if (context === null || !canSound()) return;
  const start = context.currentTime + 0.02;
  for (const [hertz, after] of NOTES) strike(context, hertz, start + after, volume);
}

function strike(on: AudioContext, hertz: number, at: number, volume: number): void {
  const tone = on.createOscillator();
  const gain = on.createGain();
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(Math.max(0.0001, volume * 0.5), at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + FADE);
  tone.connect(gain).connect(on.destination);
  tone.start(at);
  tone.stop(at + FADE);
}
