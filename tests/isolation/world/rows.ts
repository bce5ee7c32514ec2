import type { Row } from './fill.ts';
import {
  ADMINS,
  ALL_USERS,
  CART_SESSIONS,
  OPERATORS,
  SHOPS,
  STAFF,
  USERS,
  WAREHOUSES,
  ownerOf,
} from './people.ts';

export type Rows = [table: string, row: Row][];

const shops = Object.values(SHOPS);
const warehouses = Object.values(WAREHOUSES);
const buyers = [USERS.anna, USERS.boris, STAFF[0]!.user, 21, OPERATORS[0]!.user, ADMINS[0]!.user];
const sellingShops = [SHOPS.x, SHOPS.y, SHOPS.suspended];
const SHOP_STATUS = ['ACTIVE', 'ACTIVE', 'SUSPENDED', 'PENDING_APPROVAL', 'BLOCKED', 'REJECTED'];

/** Session of a user in a portal, for the API's tokens. */
export const sessionOf = (user: number, portal: string): string =>
  `00000000-0000-4000-8${['shop', 'seller', 'warehouse', 'admin'].indexOf(portal)}00-${String(user).padStart(12, '0')}`;

/** An export of a user's data. */
const exportOf = (user: number): string => `00000000-0000-4000-a000-${String(user).padStart(12, '0')}`;

/** The payment of an order. */
const paymentOf = (order: number): string => `00000000-0000-4000-b000-${String(order).padStart(12, '0')}`;

function people(): Rows {
  return [
    ...ALL_USERS.flatMap((user_id): Rows => {
      const portals = ['shop'];
      if (STAFF.some(({ user }) => user === user_id)) portals.push('seller');
      if (OPERATORS.some(({ user }) => user === user_id)) portals.push('warehouse');
      if (ADMINS.some(({ user }) => user === user_id)) portals.push('admin');
      return [
        [
          'user_service.users',
          {
            user_id,
            email: `user-${user_id}@example.com`,
            phone_number: `+7999000${1000 + user_id}`,
            status: user_id === USERS.blocked ? 'BLOCKED' : 'ACTIVE',
          },
        ],
        ['user_service.user_addresses', { user_id, label: `home of ${user_id}` }],
        ['user_service.favorite_products', { user_id, product_id: 11 }],
        [
          'user_service.data_exports',
          { export_id: exportOf(user_id), user_id, awaited_services: ['user_service'] },
        ],
        ['user_service.data_export_parts', { export_id: exportOf(user_id), service: 'order_service' }],
        ['user_service.uploads', { user_id, store: 'LOCAL' }],
        ['auth_service.user_credentials', { user_id }],
        ...portals.map((audience): Rows[number] => [
          'auth_service.user_sessions',
          {
            session_id: sessionOf(user_id, audience),
            user_id,
            audience,
            jwt_token: null,
            end_reason: null,
            expires_at: '2099-01-01',
          },
        ]),
        ['auth_service.two_factor_auth_settings', { user_id, is_enabled: true, method: 'TOTP' }],
        ['auth_service.login_history', { user_id }],
        ['auth_service.recovery_codes', { user_id }],
        ['auth_service.challenges', { user_id, purpose: 'SIGN_IN', audience: 'shop', method: 'SMS' }],
        ['payment_service.saved_payment_methods', { user_id, type: 'CARD' }],
        [
          'payment_service.saved_payment_methods',
          { user_id, type: 'CARD', removed_at: '2026-01-01', token: `removed ${user_id}`, is_default: false },
        ],
        ['notification_service.notifications', { user_id }],
        ['notification_service.notification_settings', { user_id }],
        ['search_service.search_query_logs', { user_id }],
      ];
    }),
    ['payment_service.gateway_events', { kind: 'CAPTURED' }],
    // Somebody tried a name that is nobody's.
    ['auth_service.login_history', { user_id: null, status: 'FAILED' }],
    ['auth_service.throttles', {}],
    ...shops.map((seller_id): Rows[number] => [
      'seller_service.sellers',
      {
        seller_id,
        user_id: ownerOf(seller_id),
        status: SHOP_STATUS[seller_id - 1]!,
        commission_rate: 0.1,
        // Hidden as columns, but told by functions to those who may know.
        contact_email: `shop-${seller_id}@example.com`,
        contact_phone: null,
        // As sealed, and with what must never be seen.
        bank_details_json: JSON.stringify(`canary.${'canary'.repeat(7)}`),
        bank_details_mask: 'cana',
        bank_details_changed_at: '2026-01-01',
      },
    ]),
    ...STAFF.map(({ user, shop, role }): Rows[number] => [
      'seller_service.seller_staff',
      { user_id: user, seller_id: shop, role, accepted_at: '2026-01-01' },
    ]),
    [
      'seller_service.seller_staff',
      { user_id: USERS.invited, seller_id: SHOPS.x, role: 'MESSENGER', accepted_at: null },
    ],
    [
      'seller_service.seller_staff',
      {
        user_id: USERS.staffOfBlockedShop,
        seller_id: SHOPS.blocked,
        role: 'MANAGER',
        accepted_at: '2026-01-01',
      },
    ],
    ...sellingShops.flatMap((seller_id): Rows => [
      [
        'seller_service.staff_invitations',
        {
          seller_id,
          email: `invited-${seller_id}@example.com`,
          invited_user_id: USERS.invited,
          role: 'MESSENGER',
          token_digest: `\\x${String(seller_id).padStart(64, '0')}`,
          invited_by_user_id: ownerOf(seller_id),
          sent_at: '2026-01-01',
          expires_at: '2026-01-05',
        },
      ],
      [
        'seller_service.shop_activity_logs',
        { seller_id, actor: `user:${ownerOf(seller_id)}`, action: 'updateShop' },
      ],
    ]),
    // Who works for the platform may be invited to a shop too.
    ...[OPERATORS[1]!.user, ADMINS[5]!.user].map((user_id): Rows[number] => [
      'seller_service.seller_staff',
      { user_id, seller_id: SHOPS.y, role: 'MESSENGER', accepted_at: null },
    ]),
    ...ADMINS.map(({ id, user, role }): Rows[number] => [
      'admin_service.admin_users',
      { admin_id: id, user_id: user, roles: [role] },
    ]),
    ['admin_service.platform_settings', { value_type: 'STRING' }],
    ['admin_service.moderation_items', { item_type: 'REVIEW', item_id: 1, assigned_to_admin_id: 2 }],
    ['admin_service.moderation_items', { item_type: 'COMPLAINT', item_id: 1 }],
    ['admin_service.admin_activity_logs', { admin_user_id: 1 }],
    ['admin_service.admin_activity_logs', { admin_user_id: 2 }],
    ['search_service.search_index_configs', {}],
  ];
}

/** Products of shop 1 are 11…15, of shop 2 21…25 and so on, one in each status. */
const PRODUCT_STATUS = ['ACTIVE', 'DRAFT', 'PENDING_MODERATION', 'REJECTED', 'ARCHIVED'];

function catalogue(): Rows {
  return [
    ['product_service.categories', { category_id: 1 }],
    ['product_service.brands', { brand_id: 1 }],
    ['product_service.category_attributes', { category_id: 1, type: 'STRING' }],
    ...sellingShops.flatMap((seller_id) =>
      PRODUCT_STATUS.flatMap((status, at): Rows => {
        const product_id = seller_id * 10 + at + 1;
        // What is repeated from the product is filled by trigger.
        const repeated = { product_id, seller_id, is_draft: false, is_listed: false };
        return [
          [
            'product_service.products',
            {
              product_id,
              seller_id,
              status,
              category_id: 1,
              brand_id: 1,
              is_shop_active: seller_id !== SHOPS.suspended,
            },
          ],
          [
            'product_service.product_variants',
            { variant_id: product_id, ...repeated, sku_code: `SKU-${product_id}`, stock_quantity_fbs: 777 },
          ],
          ['product_service.product_images', repeated],
          ...(status === 'ACTIVE' && seller_id !== SHOPS.suspended
            ? ([
                [
                  'search_service.product_documents',
                  { generation: 1, product_id, seller_id, category_id: 1, category_path: [1] },
                ],
              ] satisfies Rows)
            : []),
        ];
      }),
    ),
  ];
}

function opinions(): Rows {
  const authors = [USERS.anna, USERS.boris];
  const REVIEW_STATUS = ['PENDING_MODERATION', 'APPROVED', 'REJECTED', 'HIDDEN'];
  const QUESTION_STATUS = ['PENDING_ANSWER', 'ANSWERED', 'HIDDEN'];
  return [
    ...authors.flatMap((user_id) =>
      REVIEW_STATUS.flatMap((status, at): Rows => {
        const review_id = user_id * 10 + at;
        const row = {
          review_id,
          user_id,
          product_id: 11,
          order_id: at + 1,
          status,
          rating: 5,
          is_anonymous: at === 1,
        };
        return [
          ['review_service.reviews', row],
          ['review_service.review_images', { review_id }],
          ['review_service.seller_replies', { review_id, seller_id: SHOPS.x }],
        ];
      }),
    ),
    ...authors.flatMap((user_id) =>
      QUESTION_STATUS.flatMap((status, at): Rows => {
        const question_id = user_id * 10 + at;
        return [
          ['qa_service.questions', { question_id, user_id, product_id: 11, status }],
          ['qa_service.answers', { question_id, responder_id: 1, responder_type: 'SELLER' }],
        ];
      }),
    ),
  ];
}

function purchases(): Rows {
  return [
    ...buyers.flatMap((user_id): Rows => [
      ['order_service.checkouts', { checkout_id: user_id, user_id, total_amount: 3 }],
      ...sellingShops.flatMap((seller_id): Rows => {
        const order_id = user_id * 10 + seller_id;
        const order = {
          order_id,
          checkout_id: user_id,
          user_id,
          seller_id,
          shipping_method_id: 1,
          order_type: 'FBO',
        };
        const product_id = seller_id * 10 + 1;
        return [
          ['order_service.orders', { ...order, payment_method_id: 1 }],
          [
            'order_service.order_items',
            {
              order_item_id: order_id,
              order_id,
              product_id,
              sku_code: `SKU-${product_id}`,
              commission_rate: 0.1,
            },
          ],
          ['order_service.order_status_history', { order_id, changed_by_user_id: 61 }],
          [
            'logistics_service.shipments',
            { shipment_id: order_id, order_id, user_id, seller_id, carrier_id: 1, booked_at: '2026-01-01' },
          ],
          ['logistics_service.tracking_events', { shipment_id: order_id }],
          [
            'order_service.line_cancellations',
            { order_id, order_item_id: order_id, reason: 'BUYER', note: 'Twice.' },
          ],
          [
            'payment_service.payment_transactions',
            {
              transaction_id: paymentOf(order_id),
              order_id,
              checkout_id: user_id,
              user_id,
              currency: 'RUB',
              authorized_amount: 0,
              captured_amount: 0,
              refunded_amount: 0,
            },
          ],
          [
            'payment_service.payment_allocations',
            { transaction_id: paymentOf(order_id), order_id, user_id, amount: 3 },
          ],
          [
            'payment_service.refunds',
            {
              refund_id: order_id,
              transaction_id: paymentOf(order_id),
              order_id,
              user_id,
              status: 'WAIVED',
              amount: 1,
              shipping_amount: 0,
              shipping_subsidy_amount: 0,
            },
          ],
          [
            'payment_service.refund_items',
            {
              refund_id: order_id,
              order_item_id: order_id,
              user_id,
              amount: 1,
              subsidy_amount: 0,
              commission_amount: 0,
            },
          ],
          [
            'payment_service.ledger_transfers',
            { kind: 'COMMISSION', debit_account_id: 1, credit_account_id: 4, order_id },
          ],
          ['product_service.stock_reservations', { order_item_id: order_id, variant_id: product_id }],
        ];
      }),
      ['promotion_service.promotion_redemptions', { promotion_id: 1, user_id, order_id: user_id * 10 + 1 }],
      ['promotion_service.user_promotion_usage', { promotion_id: 1, user_id, order_id: user_id * 10 + 1 }],
    ]),
    ...sellingShops.map((seller_id): Rows[number] => ['payment_service.payout_requests', { seller_id }]),
  ];
}

function promotions(): Rows {
  const past = { start_date: '2020-01-01', end_date: '2020-02-01' };
  const running = { start_date: '2020-01-01', end_date: '2099-01-01' };
  const future = { start_date: '2098-01-01', end_date: '2099-01-01' };
  const owners = [null, SHOPS.x, SHOPS.y, SHOPS.suspended];
  return owners.flatMap((seller_id, owner): Rows => {
    const kinds: Row[] = [
      { ...running, code: null },
      { ...running, code: `CODE-${owner}` },
      { ...past, code: null },
      { ...future, code: null },
      { ...running, code: null, is_active: false },
    ];
    return kinds.map((kind, at) => [
      'promotion_service.promotions',
      { promotion_id: owner * 10 + at + 1, seller_id, ...kind },
    ]);
  });
}

function carts(): Rows {
  const owners: Row[] = [
    ...[USERS.anna, USERS.boris, STAFF[0]!.user, OPERATORS[0]!.user].map((user_id) => ({ user_id })),
    { session_id: CART_SESSIONS.visitor },
    { session_id: CART_SESSIONS.other },
    // The session was a visitor's; now it is a user's, and the session's bearer may be somebody else.
    { session_id: CART_SESSIONS.merged, user_id: USERS.applicant },
  ];
  return owners.flatMap((owner, at): Rows => [
    ['cart_service.carts', { cart_id: at + 1, ...owner }],
    ['cart_service.cart_items', { cart_id: at + 1, product_id: 11 }],
  ]);
}

function delivery(): Rows {
  const methods = [
    [1, true],
    [1, false],
    [2, true],
    [2, false],
    [null, true],
    [null, false],
  ] as const;
  return [
    ...[true, false].flatMap((is_active, at): Rows => [
      ['logistics_service.shipping_carriers', { carrier_id: at + 1, is_active }],
      ['logistics_service.pickup_points', { point_id: at + 1, is_active }],
    ]),
    ...methods.map(([carrier_id, is_active], at): Rows[number] => [
      'logistics_service.shipping_methods',
      { method_id: at + 1, carrier_id, is_active, min_delivery_days: 1, max_delivery_days: 2 },
    ]),
  ];
}

/** Locations of warehouse 1 are 11 and 12, of 2 21 and 22, of 3 31 and 32. */
function stock(): Rows {
  const travels = [
    [11, 12],
    [11, 21],
    [21, 11],
    [21, 22],
    [22, 31],
    [31, 32],
  ] as const;
  return [
    ...warehouses.flatMap((warehouse_id): Rows => [
      ['wms_service.warehouses', { warehouse_id, is_active: warehouse_id !== WAREHOUSES.closed }],
      ['wms_service.locations', { location_id: warehouse_id * 10 + 1, warehouse_id }],
      ['wms_service.locations', { location_id: warehouse_id * 10 + 2, warehouse_id }],
    ]),
    ...OPERATORS.flatMap(({ user, warehouses: places }) =>
      places.map((warehouse_id): Rows[number] => [
        'wms_service.warehouse_staff',
        { warehouse_id, user_id: user },
      ]),
    ),
    ['wms_service.warehouse_staff', { warehouse_id: 1, user_id: USERS.boris, is_active: false }],
    ...warehouses.flatMap((warehouse_id) =>
      sellingShops.flatMap((seller_id): Rows => {
        const id = warehouse_id * 10 + seller_id;
        const at = { warehouse_id, seller_id, sku_code: `SKU-${seller_id}1` };
        const location_id = warehouse_id * 10 + 1;
        return [
          [
            'wms_service.inventory_items',
            { inventory_item_id: id, ...at, location_id, quantity: 10, reserved_quantity: 1 },
          ],
          [
            'wms_service.stock_allocations',
            { order_item_id: USERS.anna * 10 + seller_id, inventory_item_id: id, warehouse_id, quantity: 1 },
          ],
          [
            'wms_service.stock_movements',
            {
              inventory_item_id: id,
              ...at,
              quantity: 10,
              to_location_id: location_id,
              movement_type: 'RECEIVE',
              user_id: 51,
            },
          ],
          ['wms_service.inbound_shipments', { inbound_id: id, warehouse_id, seller_id }],
          ['wms_service.inbound_items', { inbound_id: id, sku_code: at.sku_code }],
        ];
      }),
    ),
    ...warehouses.flatMap((warehouse_id): Rows => [
      [
        'wms_service.picking_tasks',
        { task_id: warehouse_id, order_id: 11, warehouse_id, picker_user_id: 51 },
      ],
      [
        'wms_service.picking_task_items',
        { task_id: warehouse_id, sku_code: 'SKU-11', source_location_id: warehouse_id * 10 + 1 },
      ],
      ['wms_service.outbound_shipments', { order_id: 11, warehouse_id, carrier_id: 1 }],
      ['wms_service.stocktakes', { stocktake_id: warehouse_id, warehouse_id, initiated_by_user_id: 51 }],
      [
        'wms_service.stocktake_items',
        {
          stocktake_id: warehouse_id,
          sku_code: 'SKU-11',
          location_id: warehouse_id * 10 + 1,
          system_quantity: 777,
        },
      ],
    ]),
    ...travels.map(([from_location_id, to_location_id]): Rows[number] => [
      'wms_service.transfers',
      {
        sku_code: 'SKU-11',
        quantity: 1,
        from_location_id,
        to_location_id,
        status: 'PENDING',
        initiated_by_user_id: 51,
      },
    ]),
  ];
}

function chats(): Rows {
  /** Every kind of participant on either side, with numbers that mean somebody else in another kind. */
  const pairs = [
    ['USER', 1, 'SELLER', 1],
    ['SELLER', 1, 'USER', 2],
    ['USER', 2, 'SELLER', 2],
    ['USER', 3, 'SELLER', 1],
    ['USER', 3, 'SELLER', 3],
    ['ADMIN', 1, 'USER', 2],
    ['ADMIN', 2, 'USER', 1],
    ['USER', 1, 'ADMIN', 3],
    ['USER', 3, 'ADMIN', 1],
    ['ADMIN', 3, 'SELLER', 1],
    ['SELLER', 2, 'ADMIN', 3],
    ['SELLER', 3, 'USER', 61],
    ['USER', 11, 'SELLER', 2],
    // Administrators of every kind have talked to somebody, if only before they became what they are.
    ...ADMINS.map(({ id }) => ['ADMIN', id, 'USER', USERS.invited] as const),
  ] as const;
  return pairs.flatMap(([type1, id1, type2, id2], at): Rows => {
    const conversation_id = `00000000-0000-4000-9000-${String(at + 1).padStart(12, '0')}`;
    return [
      [
        'messaging_service.chat_conversations',
        {
          conversation_id,
          participant1_type: type1,
          participant1_id: id1,
          participant2_type: type2,
          participant2_id: id2,
        },
      ],
      ['messaging_service.chat_messages', { conversation_id, sender_type: type1, sender_id: id1 }],
      ['messaging_service.chat_messages', { conversation_id, sender_type: type2, sender_id: id2 }],
    ];
  });
}

/** A small marketplace with a row on either side of every line that must not be crossed. */
export const worldRows = (): Rows => [
  ...people(),
  ...catalogue(),
  ...delivery(),
  ...stock(),
  ...promotions(),
  ...purchases(),
  ...carts(),
  ...opinions(),
  ...chats(),
];
