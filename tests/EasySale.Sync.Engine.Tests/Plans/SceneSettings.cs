using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>How the ledger of a scene is, and the run that is planned.</summary>
public sealed record SceneSettings(
    SyncMode Mode, bool AllKinds, bool ByIds, int PageSize, int BatchLimit, bool DemandsCustomers, bool KeepsPayments, OperationAction? ForGone);
