namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>Where something goes wrong.</summary>
public enum Trouble
{
    None,
    Reading,
    Planning,
    Writing,
    Refused,
    InDoubt,
}
