using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Callers;

/// <summary>Who asks: every operation takes one, so nothing is done without a tenant.</summary>
/// <param name="Tenant">Whose data it is about.</param>
/// <param name="UserId">Who it is, for the records; no personal data beyond an id.</param>
/// <param name="Roles">What the user may do.</param>
public sealed record Caller(TenantId Tenant, string UserId, IReadOnlyList<Role> Roles)
{
    /// <summary>Timers and orchestrations of this installation. It has no tenant of its own; see <see cref="For"/>.</summary>
    public static readonly Caller System = new(default, "system", [Role.Admin]);

    /// <summary>What the request is found by; null where none was made.</summary>
    public string? CorrelationId { get; init; }

    public bool IsSystem => ReferenceEquals(this, System);

    public bool Has(Role role) => Roles.Any(own => own >= role);

    /// <summary>The system acting for one tenant.</summary>
    /// <exception cref="ProblemException">This caller is not the system.</exception>
    public Caller For(TenantId tenant)
    {
        DemandSystem();
        return this with { Tenant = tenant };
    }

    /// <exception cref="ProblemException">The caller lacks the role (403).</exception>
    public void Demand(Role role)
    {
        if (!Has(role)) throw new ProblemException(KnownProblems.Forbidden(role));
    }

    /// <exception cref="ProblemException">Somebody else than the system asks (403).</exception>
    public void DemandSystem()
    {
        if (!IsSystem) throw new ProblemException(KnownProblems.SystemOnly);
    }
}
