import type { Activity } from '../../src/contract/activity';
import type { Receipt } from '../../src/contract/channel';
import { ConnectorRefusal } from './connector-client';
import { outgoing } from './outgoing';
import { receiptOf } from './receipts';
import type { Service } from './service';

/** Sends into the conversation that the customer last wrote from. Throws only what is our own fault. */
export async function deliver(service: Service, activity: Activity): Promise<Receipt> {
  const reference = await service.references.find(activity.conversation.id);
  if (!reference) return { outcome: 'rejected', code: 'NO_REFERENCE', elsewhere: true };
  if (!service.trust.serviceUrls.allows(reference.serviceUrl)) {
    return { outcome: 'rejected', code: 'SERVICE_URL_NOT_ALLOWED', elsewhere: true };
  }
  const content = outgoing(activity, reference);
  if (!content) return { outcome: 'sent' };
  const connection = await service.connection();
  try {
    const vendorId = await connection.send(reference, content);
    return { outcome: 'sent', ...(vendorId !== undefined && vendorId !== '' && { vendorId }) };
  } catch (error) {
    if (error instanceof ConnectorRefusal && error.status === 401) connection.tokens.drop();
    const receipt = receiptOf(error);
    if (!receipt) throw error;
    return receipt;
  }
}
