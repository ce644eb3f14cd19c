let isOn = true;
const realFetch = window.fetch.bind(window);

/** Takes the network away from the page that this runs in, as a tunnel does, and gives it back. */
export function switchNetwork(on: boolean): void {
  isOn = on;
  dispatchEvent(new Event(on ? 'online' : 'offline'));
}

Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOn });
window.fetch = (...request) =>
  isOn ? realFetch(...request) : Promise.reject(new TypeError('The network is switched off.'));
