export { fullAddress, href } from '../library/addresses.ts';
