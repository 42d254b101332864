import Charts
import Engine
import Language
import Values

extension QuadrantQuestion {
  /// The attributes as points between the lines.
  func chart(_ places: [Place], _ cross: Cross?) -> Chart? {
    guard let cross, places.count > 1 else { return nil }
    let points = places.compactMap { place -> QuadrantChart.Point? in
      guard let x = place.satisfaction, let y = place.importance else { return nil }
      return QuadrantChart.Point(label: place.attribute.plainText, x: x, y: y)
    }
    return .quadrants(
      QuadrantChart(
        title: "importance (up) by satisfaction (right)", points: points,
        x: cross.satisfaction, y: cross.importance,
        corners: ["concentrate here", "keep up the good work", "low priority", "possible overkill"])
    )
  }

  /// Gaps and opportunities of the first attributes, and both rules for the lines.
  func explanation(_ places: [Place], _ cross: Cross?) -> [String] {
    guard let cross else { return [] }
    var lines = [
      "gap = importance - satisfaction; opportunity = importance + max(gap, 0)    Ulwick 2002",
      "the lines cross at importance \(cross.importance.fixed(3)), satisfaction \(cross.satisfaction.fixed(3))",
    ]
    for place in places.prefix(3) {
      guard let i = place.importance, let s = place.satisfaction else { continue }
      lines.append(
        "  \(place.attribute.plainText): gap \(i.fixed(2)) - \(s.fixed(2)) = \((i - s).fixed(2)), "
          + "opportunity \(i.fixed(2)) + \(max(i - s, 0).fixed(2)) = \((i + max(i - s, 0)).fixed(2))"
      )
    }
    lines.append("the readings side by side:")
    for rule in otherScale(places) == nil ? ["mean", "midpoint"] : ["mean"] {
      guard let other = crossing(places, rule: rule) else { continue }
      let chosen = (question.step.word("cross") ?? "mean") == rule ? " (chosen)" : ""
      let moved = places.filter { place in
        guard let i = place.importance, let s = place.satisfaction else { return false }
        return quadrant(i, s, other) == "concentrate here"
      }
      let names = moved.map(\.attribute.plainText).joined(separator: ", ")
      lines.append("  cross: \(rule)\(chosen): concentrate on \(names.isEmpty ? "nothing" : names)")
    }
    return lines
  }
}
