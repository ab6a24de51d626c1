import { hoverProductLog } from '../language/hover-product-log';
import { foldingProductLog, outlineProductLog } from '../language/outline-product-log';
import { entriesOfProductLog } from '../product-log/entries';
import type { ProductLog } from '../product-log/model';
import { isProductLog } from '../product-log/products';
import { readProductLog } from '../product-log/read-product-log';
import { privateValuesOfProductLog } from '../report/private-product-log';
import { checkProductLog } from '../rules/product-log/check-product-log';
import type { TextKind } from './text-kind';

/** What backup applications and the SQL Server writer log. */
export const productLog: TextKind<ProductLog> = {
  kind: 'product-log',
  isIn: isProductLog,
  read: readProductLog,
  check: checkProductLog,
  hover: hoverProductLog,
  outline: outlineProductLog,
  folding: foldingProductLog,
  privateValues: privateValuesOfProductLog,
  entries: entriesOfProductLog,
};
