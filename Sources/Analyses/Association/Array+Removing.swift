extension Array {
  /// The same without the element at a place.
  func removing(_ place: Int) -> [Element] {
    var rest = self
    rest.remove(at: place)
    return rest
  }
}
