//! The certificates on the page of a plan.

use crate::{
    catalog::{Catalog, english::bounded_list},
    document::{Block, ColumnKind, Heading, Row, Table},
};

use super::super::{
    super::certifications::{describe_routes, short_name},
    certificates::{CertificateEntry, CertificateStatus, RouteEntry},
};

pub(super) fn blocks<'a>(
    catalog: &'a Catalog<'a>,
    certificates: &'a [CertificateEntry<'a>],
    first: Option<String>,
) -> Vec<Block<'a>> {
    if certificates.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading("Certificates")];
    blocks.extend(first.map(|first| Block::text(format!("To take first: {first}."))));
    let with = |status| certificates.iter().filter(move |one| one.status == status);
    let held = with(CertificateStatus::Held);
    blocks.extend(named(catalog, "You hold", held));
    let eligible = with(CertificateStatus::Eligible);
    blocks.extend(named(catalog, "You may sit", eligible));
    let assumed = certificates.iter().filter(|one| !one.assumed.is_empty());
    blocks.extend(named(
        catalog,
        "Hours of training that you give without a kind count as pm here",
        assumed,
    ));
    let open = || {
        let statuses = [CertificateStatus::NotYet, CertificateStatus::Unknown];
        certificates
            .iter()
            .filter(move |one| statuses.contains(&one.status))
    };
    let on_way = open().filter(|one| !one.routes.is_empty() && one.on_way);
    blocks.push(missing(catalog, on_way));
    let only_issuer = with(CertificateStatus::Unknown);
    let only_issuer = only_issuer.filter(|one| !one.routes.is_empty() && !one.on_way);
    blocks.extend(named(
        catalog,
        "Only the issuer can check a condition, and for other levels and tracks",
        only_issuer,
    ));
    let others = with(CertificateStatus::NotYet);
    let others = others.filter(|one| !one.routes.is_empty() && !one.on_way);
    blocks.extend(named(
        catalog,
        "Not yet either, and for other levels and tracks",
        others,
    ));
    let unknown = open().filter(|one| one.routes.is_empty());
    blocks.extend(named(catalog, "Not known here who may sit", unknown));
    blocks.push(Block::text(
        "The command certifications names the whole conditions, how recent experience must be, and \
         the sources.",
    ));
    blocks
}

/// `You may sit: PMP and CAPM.`, unless there are none.
fn named<'a>(
    catalog: &'a Catalog<'a>,
    label: &str,
    certificates: impl Iterator<Item = &'a CertificateEntry<'a>>,
) -> Option<Block<'a>> {
    let names: Vec<&str> = certificates
        .map(|one| short_name(catalog, one.id))
        .collect();
    let names = bounded_list(&names, 40);
    (!names.is_empty()).then(|| Block::text(format!("{label}: {names}.")))
}

fn missing<'a>(
    catalog: &'a Catalog<'a>,
    certificates: impl Iterator<Item = &'a CertificateEntry<'a>>,
) -> Block<'a> {
    const HEADINGS: &[Heading] = &[
        Heading::people("Certificate", ColumnKind::Short),
        Heading::people("What is missing", ColumnKind::Prose),
        Heading::people("As of", ColumnKind::Short),
    ];
    let rows = certificates.map(|one| -> Row {
        let routes = worth_knowing(&one.routes);
        let missing = routes.map(|route| route.missing.describe(catalog));
        vec![
            short_name(catalog, one.id).into(),
            describe_routes(missing.collect()),
            one.as_of.into(),
        ]
    });
    Block::Table(Table::from_rows(HEADINGS, rows.collect()))
}

/// Of two routes the one that lacks less in everything is enough to know. Of very many routes each
/// stands for itself: to compare all of them would take the square of their number.
fn worth_knowing<'r, 'a>(routes: &'r [RouteEntry<'a>]) -> impl Iterator<Item = &'r RouteEntry<'a>> {
    /// Routes, and conditions of a route.
    const MOST_COMPARED: usize = 50;
    let are_few = |route: &RouteEntry| route.missing.len() <= MOST_COMPARED;
    let is_small = routes.len() <= MOST_COMPARED && routes.iter().all(are_few);
    let compared = if is_small { routes } else { &[] };
    routes.iter().enumerate().filter_map(move |(index, route)| {
        let mut others = compared.iter().enumerate();
        let is_worse = others.any(|(other, better)| {
            better.missing.is_within(&route.missing)
                && (other < index || !route.missing.is_within(&better.missing))
        });
        (!is_worse).then_some(route)
    })
}
