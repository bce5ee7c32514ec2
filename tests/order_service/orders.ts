import type { Answer, TestServer } from '../api/apiServer.ts';
import type { Buyer, Goods } from './buyers.ts';

/** A way of delivery by the shop itself. */
export const SHOPS_OWN = 7;

/** What happens to orders after they were placed, where no worker works. */
export function ordersOf(server: TestServer) {
  const sql = async (text: string, ...values: unknown[]) =>
    (await server.database.owner.query(text, values)).rows;

  return {
    sql,

    /** Buys things; the purchase waits to be paid for. */
    async place(who: Buyer, goods: [Goods, number][], input: object = {}): Promise<Placed> {
      await who.fill(...goods);
      const deliveries = 'deliveries' in input ? (input.deliveries as object[]) : undefined;
      let expectedTotal: string | undefined;
      if (deliveries) {
        const { data } = await who.run(
          'query ($d: [CheckoutDeliveryInput]!) { checkoutQuote(deliveries: $d) { totalAmount } }',
          { d: deliveries },
        );
        expectedTotal = data.checkoutQuote.totalAmount;
      }
      const answer = await who.checkout(expectedTotal ? { expectedTotal, ...input } : input);
      if (answer.errors) throw new Error(answer.text);
      const { checkoutId, orders } = answer.data.checkout.checkout;
      const ids = orders.nodes.map((order: any) => order.orderId as string);
      const lines = await sql(
        `select order_id::text as "orderId", order_item_id::text as "lineId", quantity
         from order_service.order_items where order_id = any ($1::bigint[]) order by order_item_id`,
        ids,
      );
      return { checkoutId, orderIds: ids, orderId: ids[0]!, lines: lines.map(({ lineId }) => lineId) };
    },

    /** It is confirmed, as what is paid for on delivery is. */
    async pay({ checkoutId }: Placed): Promise<void> {
      await sql(`select order_service.confirm_checkout($1, 'PENDING')`, checkoutId);
    },

    /** Buys things and pays for them. */
    async buy(who: Buyer, goods: [Goods, number][], input: object = {}): Promise<Placed> {
      const placed = await this.place(who, goods, input);
      await this.pay(placed);
      return placed;
    },

    /** A mutation about an order: how it then stands, or the code it was refused with. */
    async act(name: string, input: object, headers?: Record<string, string>): Promise<string> {
      const { data, code, text } = await this.answer(name, input, headers);
      if (code) return code;
      if (!data?.[name]?.order) throw new Error(text);
      return data[name].order.status;
    },

    answer: (name: string, input: object, headers?: Record<string, string>): Promise<Answer> =>
      server.run(
        `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
          ${name}(input: $input) { order { status cancelReason cancelNote trackingNumber acceptedAt } }
        }`,
        { input },
        headers,
      ),

    /** How an order stands. */
    async state(orderId: string): Promise<any> {
      const [row] = await sql(
        `select status, cancel_reason as reason, cancel_note as note, tracking_number as number,
           accepted_at is not null as accepted, delivered_at is not null as delivered
         from order_service.orders where order_id = $1`,
        orderId,
      );
      return row;
    },

    /** What there is to sell of something. */
    async left(goods: Goods): Promise<number> {
      const [row] = await sql(
        `select variant.stock_quantity_fbs + coalesce(stock.available, 0) as pieces
         from product_service.product_variants as variant
         left join wms_service.stock_availability as stock using (sku_code)
         where variant_id = $1`,
        goods.id,
      );
      return Number(row.pieces);
    },

    /** What is broken. */
    broken: () => sql('select * from platform.check_invariants()'),
  };
}

/** What was bought. */
export interface Placed {
  checkoutId: string;
  orderIds: string[];
  /** The first of them. */
  orderId: string;
  /** Keys of all lines, in order. */
  lines: string[];
}
