import { CloudPlatform, type CloudPlatformOptions } from '../cloud-sms/cloud-platform';
import { aliyunVendor } from './vendor';

/** Aliyun's short message service as it behaves towards us, without an account there. */
export function startAliyun(options: CloudPlatformOptions = {}): Promise<CloudPlatform> {
  return new CloudPlatform(aliyunVendor(), options).start();
}
