namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>What goes wrong with one call.</summary>
internal sealed record Fault(Func<string, string, bool> Matches, FaultKind Kind)
{
    /// <summary>How many matching calls pass before it strikes.</summary>
    public int Skip { get; set; }

    public int Times { get; set; } = 1;

    public int Status { get; init; } = 500;

    public string Body { get; init; } = "";

    public string ContentType { get; init; } = "application/json; charset=UTF-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public HeldCall? Held { get; init; }
}
