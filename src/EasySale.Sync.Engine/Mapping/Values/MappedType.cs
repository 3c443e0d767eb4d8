namespace EasySale.Sync.Engine.Mapping.Values;

/// <summary>What a value is, as far as it is known before there is a record.</summary>
public enum MappedType
{
    /// <summary>Known only when it is read: the source's own JSON.</summary>
    Any,

    Text,

    /// <summary>Exact decimal.</summary>
    Number,

    /// <summary>An instant in UTC.</summary>
    Date,

    /// <summary>True or false.</summary>
    Flag,

    List,
}
