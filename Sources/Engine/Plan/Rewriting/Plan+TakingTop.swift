extension Plan {
  /// Taking the first rows of a sorted table finds them without sorting the rest.
  var takingTop: Plan? {
    guard case .take(let input, let count) = node, count >= 0,
      case .sort(let source, let keys) = input.node
    else { return nil }
    return with(.top(source, keys, count: count))
  }
}
