import { z } from 'zod';
import { identityMutation } from '../mutation.ts';

export const createUpload = identityMutation({
  name: 'createUpload',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Begins to send a picture: the answer says where and how its bytes are sent, once. Then completeUpload says how far it
      is. Errors: NOT_SIGNED_IN, FORBIDDEN, INVALID_INPUT, TOO_MANY_ATTEMPTS.
      """
      createUpload(input: CreateUploadInput!): CreateUploadPayload
    }
    input CreateUploadInput {
      "What it is for; it can be used for nothing else."
      purpose: UploadPurpose!
      "image/jpeg, image/png or image/webp, as the bytes are."
      contentType: String!
      "Exactly how many bytes there are."
      byteSize: Int!
    }
    "A header of an HTTP request."
    type UploadHeader {
      name: String!
      value: String!
    }
    type CreateUploadPayload {
      uploadId: UUID!
      "PUT."
      method: String!
      "Where to; of this API when it begins with a slash."
      url: String!
      "To be sent exactly like this."
      headers: [UploadHeader!]!
      "Until when the bytes are taken."
      expiresAt: Datetime!
    }
  `,
  input: z.object({
    purpose: z.enum(['AVATAR', 'SHOP_LOGO']),
    contentType: z.string().max(100, 'This is longer than any type.').toLowerCase(),
    byteSize: z.int(),
  }),
  async run({ purpose, contentType, byteSize }, { identity, caller }) {
    const { uploads } = identity;
    const row = await identity.call<{ upload_id: string; expires_at: Date }>(
      caller,
      'select * from user_service.create_upload($1, $2, $3, $4)',
      [purpose, contentType, byteSize, uploads.store.kind],
    );
    const begun = { uploadId: row.upload_id, contentType, bytes: byteSize, expiresAt: row.expires_at };
    return {
      uploadId: row.upload_id,
      expiresAt: row.expires_at.toISOString(),
      ...(await uploads.targetOf(begun)),
    };
  },
});
