import Values

extension Dataset {
  /// One row for each time on a plan.
  static let subscriptions = Dataset(
    fileName: "subscriptions.csv",
    columns: [
      "subscription_id", "customer_id", "plan", "started", "stopped", "monthly_amount",
      "stop_reason",
    ]
  ) { company in
    company.chronicle(\.spells, on: \.started).enumerated().map { index, entry in
      let spell = entry.deed
      return [
        Key.text("S", index + 1), entry.customer.id, spell.plan.rawValue,
        spell.started.description, Cell.text(spell.stopped), spell.amount.description,
        spell.reason?.rawValue ?? "",
      ]
    }
  }
}
