extension Array where Element: BitwiseCopyable {
  /// What comes of each of some values, in a loop without branches that the compiler makes wide.
  ///
  /// - Parameter zero: any value of the type.
  /// - Complexity: O(*n*).
  @inline(__always)
  init<Source>(_ values: [Source], zero: Element, _ convert: (Source) -> Element) {
    self.init(repeating: zero, count: values.count)
    let source = values.span
    var output = mutableSpan
    // Said once, this need not be looked at for each value.
    precondition(output.count == source.count, "There is room for each value")
    for place in source.indices { output[place] = convert(source[place]) }
  }
}
