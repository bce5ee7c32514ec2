import { z } from 'zod';
import { ADDRESS_CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { deviceInfo, email, personText, phoneNumber } from '../inputs.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';
import { mustNotBeOwn, newPassword } from '../passwordPolicy.ts';

export const register = identityMutation({
  name: 'register',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Makes an account and sends a code to its address, to be given to verifyEmail. The answer is the same when the
      address has an account already; its owner is written to. Errors: INVALID_INPUT, TOO_MANY_ATTEMPTS.
      """
      register(input: RegisterInput!): RegisterPayload
    }
    input RegisterInput {
      email: String!
      "Ten characters or more, and none of the passwords everybody has."
      password: String!
      firstName: String!
      lastName: String!
      "In international form; remembered for requestPhoneVerification."
      phoneNumber: String
      deviceInfo: String
    }
    type RegisterPayload {
      "What verifyEmail asks for beside the code."
      verificationId: UUID
    }
  `,
  input: z.object({
    email,
    password: newPassword,
    firstName: personText(100, 'The given name'),
    lastName: personText(100, 'The family name'),
    phoneNumber: phoneNumber.nullish(),
    deviceInfo,
  }),
  async run(input, { identity, caller }) {
    const own = { email: input.email, first_name: input.firstName, last_name: input.lastName };
    mustNotBeOwn(input.password, own, 'password');
    const { wait } = await identity.call<{ wait: number }>(
      caller,
      'select auth_service.begin_registration($1, $2) as wait',
      [input.email, caller.ip],
    );
    mustNotWait(wait);
    const hash = await identity.passwords.hash(input.password);
    const challenge = prepareChallenge(identity.sealing, ADDRESS_CODE_MINUTES);
    await identity.call(caller, 'select auth_service.register($1, $2, $3, $4, $5, $6, $7)', [
      input.email,
      input.firstName,
      input.lastName,
      input.phoneNumber,
      hash,
      input.deviceInfo,
      challenge.record,
    ]);
    return { verificationId: challenge.challengeId };
  },
});
