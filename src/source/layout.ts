/** How a catalog is laid out in files: which file an object has, and what each says. The forms know; the workflow asks here. */
export { placeOf } from '../kinds/forms/place.ts'
export { documentsOf, type WrittenDocument } from '../kinds/forms/write-object.ts'
