using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Confero.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WhatIsMissing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GapSnapshots",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Complete = table.Column<bool>(type: "boolean", nullable: false),
                    Counts = table.Column<string>(type: "text", nullable: false),
                    Afterwards = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GapSnapshots", x => new { x.Day, x.Complete });
                });

            migrationBuilder.CreateTable(
                name: "PublicPrices",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Missing = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicPrices", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "QuietPublications",
                columns: table => new
                {
                    Cell = table.Column<string>(type: "text", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Entries = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuietPublications", x => new { x.Cell, x.On });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GapSnapshots");

            migrationBuilder.DropTable(
                name: "PublicPrices");

            migrationBuilder.DropTable(
                name: "QuietPublications");
        }
    }
}
