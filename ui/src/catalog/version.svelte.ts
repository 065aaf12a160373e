/** Grows each time the catalogue changes here: what was read of it is read again. */
class CatalogVersion {
  value = $state(0);

  grow(): void {
    this.value++;
  }
}

export const catalogVersion = new CatalogVersion();
