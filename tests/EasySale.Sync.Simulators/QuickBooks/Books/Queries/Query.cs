namespace EasySale.Sync.Simulators.QuickBooks.Books.Queries;

/// <param name="Operator">=, &lt;, &gt;, &lt;=, &gt;=, IN or LIKE.</param>
internal sealed record Condition(string Property, string Operator, IReadOnlyList<string> Values);

internal sealed record Ordering(string Property, bool Descending);

/// <param name="Start">From 1.</param>
internal sealed record Query(string Entity, bool CountOnly, IReadOnlyList<Condition> Conditions, IReadOnlyList<Ordering> Orderings, int Start, int Max);
