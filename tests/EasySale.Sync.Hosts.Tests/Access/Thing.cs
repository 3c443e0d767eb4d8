namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>What has an id of a tenant's own.</summary>
public enum Thing
{
    Channel,
    Connection,
    Conflict,
    Failure,
    Mapping,
    Record,
    Run,
    Schedule,
}
