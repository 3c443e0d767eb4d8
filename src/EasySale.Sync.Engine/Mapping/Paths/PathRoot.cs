namespace EasySale.Sync.Engine.Mapping.Paths;

/// <summary>Where a path begins.</summary>
public enum PathRoot
{
    /// <summary>The record as the house knows it.</summary>
    Record,

    /// <summary><c>raw.</c>: the source's own JSON of the record.</summary>
    Raw,

    /// <summary><c>line.</c>: the line a rule for lines is at.</summary>
    Line,

    /// <summary><c>line.raw.</c>: the source's own JSON of that line.</summary>
    RawLine,
}
