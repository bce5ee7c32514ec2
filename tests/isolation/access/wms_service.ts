import { admin, anyStaff, operator, staff, type Access, type Rule } from './rules.ts';

/** Whoever runs the warehouses sees all of them; an operator sees those they work in. */
const warehousePeople = (rows?: string): readonly Rule[] => [
  operator(rows),
  admin(['SUPER_ADMIN', 'LOGISTICS_MANAGER', 'WMS_OPERATOR']),
];
/** Shop staff who look after goods see those of their shop. */
const shopPeople = (rows?: string): Rule => staff(['MANAGER', 'PRODUCT_EDITOR', 'ORDER_PROCESSOR'], rows);

const OF_INBOUND = (condition: string) => `exists (
  select from wms_service.inbound_shipments as parent
  where parent.inbound_id = each.inbound_id and parent.${condition})`;
const OF_TASK = `exists (
  select from wms_service.picking_tasks as parent
  where parent.task_id = each.task_id and parent.warehouse_id = any (:warehouses))`;
const OF_STOCKTAKE = `exists (
  select from wms_service.stocktakes as parent
  where parent.stocktake_id = each.stocktake_id and parent.warehouse_id = any (:warehouses))`;
/** Whoever gives goods away and whoever gets them both see them travel. */
const TOUCHES_OWN_WAREHOUSE = `exists (
  select from wms_service.locations as place
  where place.location_id in (each.from_location_id, each.to_location_id)
    and place.warehouse_id = any (:warehouses))`;

export const wms_service: Record<string, Access> = {
  warehouses: {
    shows: 'warehouse_id name address capacity_sq_m is_active',
    hides: '',
    // A shop must know where it can send its goods.
    reads: [...warehousePeople(), anyStaff('is_active')],
  },
  warehouse_staff: {
    shows: 'warehouse_id user_id is_active created_date',
    hides: '',
    reads: warehousePeople(),
  },
  locations: {
    shows: 'location_id warehouse_id code type max_capacity_units is_active',
    hides: '',
    reads: warehousePeople(),
  },
  inventory_items: {
    shows: `
      inventory_item_id sku_code warehouse_id location_id quantity reserved_quantity batch_number
      expiration_date seller_id status created_date
    `,
    hides: '',
    reads: [...warehousePeople(), shopPeople()],
  },
  stock_allocations: {
    shows: 'allocation_id order_item_id inventory_item_id warehouse_id quantity picked_quantity created_date',
    hides: '',
    reads: warehousePeople(),
  },
  stock_movements: {
    shows: `
      movement_id inventory_item_id sku_code quantity batch_number warehouse_id seller_id
      from_location_id to_location_id movement_type reference_document_id reference_document_type
      created_date
    `,
    hides: 'user_id',
    reads: [...warehousePeople(), shopPeople()],
  },
  inbound_shipments: {
    shows: `
      inbound_id seller_id warehouse_id status expected_arrival_date actual_arrival_date notes
      created_date
    `,
    hides: '',
    reads: [...warehousePeople(), shopPeople()],
  },
  inbound_items: {
    shows: 'inbound_item_id inbound_id sku_code expected_quantity received_quantity created_date',
    hides: '',
    reads: [
      ...warehousePeople(OF_INBOUND('warehouse_id = any (:warehouses)')),
      shopPeople(OF_INBOUND('seller_id = :seller')),
    ],
  },
  picking_tasks: {
    shows: 'task_id order_id warehouse_id picker_user_id status assigned_at completed_at created_date',
    hides: '',
    reads: warehousePeople(),
  },
  picking_task_items: {
    shows: 'task_item_id task_id sku_code quantity_to_pick picked_quantity source_location_id created_date',
    hides: '',
    reads: warehousePeople(OF_TASK),
  },
  outbound_shipments: {
    shows: 'outbound_id order_id warehouse_id status carrier_id tracking_number dispatch_at created_date',
    hides: '',
    reads: warehousePeople(),
  },
  stocktakes: {
    shows: 'stocktake_id warehouse_id type status start_date end_date initiated_by_user_id created_date',
    hides: '',
    reads: warehousePeople(),
  },
  stocktake_items: {
    shows: 'stocktake_item_id stocktake_id sku_code location_id counted_quantity created_date',
    // A count is blind: who counts must not know what should be there.
    hides: 'system_quantity discrepancy',
    reads: warehousePeople(OF_STOCKTAKE),
  },
  transfers: {
    shows: `
      transfer_id sku_code quantity from_location_id to_location_id status initiated_by_user_id
      completed_at created_date
    `,
    hides: '',
    reads: warehousePeople(TOUCHES_OWN_WAREHOUSE),
  },
};
