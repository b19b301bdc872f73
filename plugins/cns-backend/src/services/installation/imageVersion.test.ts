import { imageVersion } from './imageVersion';

describe('imageVersion', () => {
  it.each([
    ['quay.io/cilium/cilium:v1.16.3', '1.16.3'],
    ['quay.io/cilium/cilium:v1.16.3@sha256:0123', '1.16.3'],
    ['registry:5000/cilium:1.20.2-rc.1', '1.20.2-rc.1'],
    ['cilium:v1.8', '1.8'],
    ['registry:5000/cilium', undefined],
    ['quay.io/cilium/cilium:latest', undefined],
    ['quay.io/cilium/cilium@sha256:0123', undefined],
    ['', undefined],
  ])('%s is %s', (image, version) => {
    expect(imageVersion(image)).toBe(version);
  });
});
