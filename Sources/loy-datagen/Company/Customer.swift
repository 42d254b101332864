import Values

/// A customer with everything that happened to them.
struct Customer: Sendable {
  /// The place in the order of joining, from 1.
  let number: Int
  /// What is known on the first day.
  let profile: Profile
  /// What they did in the first two months.
  let onboarding: Onboarding
  /// How long they stay.
  let life: Life
  /// Their times on a plan.
  let spells: [Spell]
  /// Their purchases.
  let orders: [Order]
  /// Their requests for help.
  let tickets: [Ticket]
  /// Their questionnaires.
  let surveys: [Survey]
  /// What they did in the app.
  let events: [Event]

  /// The key in every table, such as C00042.
  var id: String { Key.text("C", number) }

  /// Draws the whole story of a customer, each part from its own random sequence.
  init(number: Int, joined: CalendarDate, seed: UInt64) {
    var random = Topic.profile.random(seed: seed, customer: number)
    let profile = Profile(joined: joined, from: &random)
    random = Topic.onboarding.random(seed: seed, customer: number)
    let onboarding = Onboarding(from: &random)
    random = Topic.life.random(seed: seed, customer: number)
    let life = Life(profile, onboarding, from: &random)
    self.number = number
    self.profile = profile
    self.onboarding = onboarding
    self.life = life
    random = Topic.spells.random(seed: seed, customer: number)
    spells = Spell.history(profile, life, from: &random)
    random = Topic.orders.random(seed: seed, customer: number)
    orders = Order.history(profile, life, from: &random)
    random = Topic.tickets.random(seed: seed, customer: number)
    tickets = Ticket.history(profile, onboarding, life, from: &random)
    random = Topic.surveys.random(seed: seed, customer: number)
    surveys = Survey.history(profile, onboarding, life, from: &random)
    random = Topic.events.random(seed: seed, customer: number)
    events = Event.history(onboarding, life, from: &random)
  }
}
