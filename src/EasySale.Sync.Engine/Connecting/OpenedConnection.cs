using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>A connection ready to be read or written, with the count of the calls it makes.</summary>
public sealed record OpenedConnection(Connection Connection, Connector Connector, ConnectedSystem System, VendorMeter Meter);
