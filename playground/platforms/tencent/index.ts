import { CloudPlatform, type CloudPlatformOptions } from '../cloud-sms/cloud-platform';
import { tencentVendor } from './vendor';

/** Tencent Cloud's short message service as it behaves towards us, without an account there. */
export function startTencent(options: CloudPlatformOptions = {}): Promise<CloudPlatform> {
  return new CloudPlatform(tencentVendor(), options).start();
}
