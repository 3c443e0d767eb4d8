namespace EasySale.Sync.Engine.Stores.Drift;

/// <summary>What a comparison found.</summary>
public sealed record DriftCounts
{
    /// <summary>Records looked at: those the source names and those that were written.</summary>
    public long Checked { get; init; }

    /// <summary>Of these, written to the target once and not removed since.</summary>
    public long Linked { get; init; }

    /// <summary>In the source, and never handled.</summary>
    public long Missing { get; init; }

    /// <summary>Written, and no longer named by the source.</summary>
    public long Gone { get; init; }

    /// <summary>Newer in the source than what was seen, or back again.</summary>
    public long Changed { get; init; }

    public static DriftCounts operator +(DriftCounts left, DriftCounts right) => new()
    {
        Checked = left.Checked + right.Checked,
        Linked = left.Linked + right.Linked,
        Missing = left.Missing + right.Missing,
        Gone = left.Gone + right.Gone,
        Changed = left.Changed + right.Changed,
    };
}
