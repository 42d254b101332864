extension SeededRandom {
  /// A whole number from 0 to `bound` − 1, each exactly as likely (Lemire 2019).
  public mutating func int(below bound: Int) -> Int {
    precondition(bound > 0, "a random whole number needs a bound above zero")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    guard product.low < range else { return Int(product.high) }
    let threshold = (0 &- range) % range
    while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    return Int(product.high)
  }

  /// True with the given probability.
  public mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// One of the elements, each as likely.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    precondition(!elements.isEmpty, "there must be an element to pick")
    return elements[int(below: elements.count)]
  }

  /// One of the elements, each as likely as its weight says.
  /// - Complexity: O(*n*) in the number of elements.
  public mutating func pick<Element>(_ elements: [Element], weights: [Double]) -> Element {
    elements[index(weights: weights, count: elements.count)]
  }

  /// The position of a weight, each drawn in proportion to its size.
  private mutating func index(weights: [Double], count: Int) -> Int {
    precondition(weights.count == count, "every element needs one weight")
    var total = 0.0
    for weight in weights {
      precondition(weight >= 0, "a weight must not be negative")
      total += weight
    }
    precondition(total > 0 && total.isFinite, "some weight must be above zero")
    var remaining = uniform() * total
    var last = 0
    for (index, weight) in weights.enumerated() where weight > 0 {
      if remaining < weight { return index }
      remaining -= weight
      last = index
    }
    return last  // rounding may leave a crumb beyond the final weight
  }

  /// Puts the elements in random order, every order as likely (Fisher and Yates).
  /// - Complexity: O(*n*).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, int(below: last + 1))
    }
  }
}
