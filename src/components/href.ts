export { base, fullAddress, href } from '../library/addresses.ts';
