using Microsoft.AspNetCore.Identity;

namespace Confero.Identity;

/// <summary>A person's way in: password and second factor. What the person may do hangs on the <see cref="Parties.Member"/>.</summary>
public sealed class Account : IdentityUser;
