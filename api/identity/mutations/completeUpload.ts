import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { currentRequest } from '../../requestScope.ts';
import type { UploadDesk } from '../../uploads/desk.ts';
import { key } from '../inputs.ts';
import { identityMutation, signedIn } from '../mutation.ts';

interface UploadRow {
  status: string;
  rejection: string | null;
  url: string | null;
  store: string;
}

export const completeUpload = identityMutation({
  name: 'completeUpload',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Says that the bytes were sent, and tells how far the upload is: RECEIVED until it was looked at, which takes a moment
      (ask again), then READY or REJECTED. Errors: NOT_SIGNED_IN, NOT_FOUND, INVALID_STATE when the bytes are not there.
      """
      completeUpload(input: CompleteUploadInput!): CompleteUploadPayload
    }
    input CompleteUploadInput {
      uploadId: UUID!
    }
    type CompleteUploadPayload {
      uploadId: UUID!
      status: UploadStatus!
      "Why it was refused, when it was."
      rejection: UploadRejection
      "Address of the picture, of this API; null until it is READY."
      url: String
    }
  `,
  input: z.object({ uploadId: key.toLowerCase() }),
  async run({ uploadId }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const look = () =>
      identity.call<UploadRow>(caller, 'select * from user_service.own_upload($1)', [uploadId]);
    let row = await look();
    if (row.status === 'PENDING') {
      if (row.store !== identity.uploads.store.kind || !(await hasArrived(identity.uploads, uploadId)))
        throw apiError('INVALID_STATE', 'Send the bytes first.', { field: 'uploadId' });
      await identity.call(caller, 'select user_service.receive_upload($1)', [uploadId]);
      row = await look();
    }
    const { status, rejection, url } = row;
    return { uploadId, status, rejection, url };
  },
});

async function hasArrived(uploads: UploadDesk, uploadId: string): Promise<boolean> {
  try {
    return await uploads.hasArrived(uploadId);
  } catch (err) {
    currentRequest()?.log.warn({ err }, 'the bucket does not answer');
    throw apiError('UNAVAILABLE', 'Where it was sent to cannot be reached right now: try again.');
  }
}
