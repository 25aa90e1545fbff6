using System.Text.Json.Serialization;
using Confero.Identity;

namespace Confero.Acts;

/// <summary>
/// One thing a member does. A sealed record that holds its input; who may do it, what must hold, what it changes
/// and what it records stand in the same file. Only <see cref="Mechanism.Do"/> carries it out.
/// </summary>
public abstract record Act
{
    /// <summary>Stable code, for example <c>request.endorse</c>; it names the act in the record and the permission table.</summary>
    [JsonIgnore]
    public abstract string Code { get; }

    /// <summary>A member needs one of these roles.</summary>
    [JsonIgnore]
    public abstract Roles AllowedTo { get; }

    /// <summary>
    /// Whether the person must have proven who they are a short while ago. Whatever an act says here, one that records
    /// a consent asks for it too. This is the one place that says so, for pages and API alike.
    /// </summary>
    [JsonIgnore]
    public virtual StepUp StepUp => StepUp.Never;

    /// <summary>Whether a token may do it; what asks for the person is the person's.</summary>
    [JsonIgnore]
    public virtual bool ByToken => StepUp == StepUp.Never;

    /// <summary>Checks the rules against what is stored and makes the change in the scope's unit of work; it never saves.</summary>
    protected internal abstract Task<Outcome> Carry(ActScope scope);
}
