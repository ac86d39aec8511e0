// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/importpreview.h"

#include "importwords.h"
#include "models/importlistmodel.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHBoxLayout>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr qsizetype MostTallies = 2000; ///< rows; a person looks at some, and at the sums

} // namespace

ImportPreview::ImportPreview(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_words = new Label({}, Role::Body, Token::Text, 0, this);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_parts = new widgets::SegmentedControl(
        {tr("Readings"), tr("First rows"), tr("Not taken"), tr("Left out")}, this);
    m_parts->setName(tr("What the import found"));
    column->addWidget(m_parts, 0, Qt::AlignLeft);
    const auto list = [this](const QList<ImportListModel::Column> &columns) {
        m_models << new ImportListModel(columns, this);
    };
    list({{tr("Device"), 150},
          {tr("Quantity"), 170},
          {tr("Readings"), 90, true},
          {tr("From"), 160},
          {tr("To"), 160},
          {tr("In the workspace"), 120}});
    list({{tr("Device"), 130},
          {tr("Quantity"), 150},
          {tr("Value"), 110, true},
          {tr("Quality"), 100},
          {tr("Measured"), 160},
          {tr("Source"), 220}});
    list({{tr("Where"), 190},
          {tr("Why it is not taken"), 200},
          {tr("Detail"), 240},
          {tr("What stands there"), 300, false, true}});
    list({{tr("What"), 240}, {tr("Rows"), 90, true}, {tr("Why"), 420}});
    m_stack = new QStackedWidget(this);
    const QStringList names{tr("Readings by device and quantity"), tr("First rows as they are stored"),
                            tr("What is not taken"), tr("What is left out")};
    for (int at = 0; at < m_models.size(); ++at) {
        auto *table = new TableView(m_stack);
        table->setModel(m_models.at(at));
        table->setRows(TableView::Rows::Dense);
        table->setAccessibleName(names.at(at));
        const auto &columns = m_models.at(at)->columns();
        for (int i = 0; i < columns.size(); ++i)
            table->setColumnWidth(i, Theme::grow(columns.at(i).width));
        table->setStretchColumn(int(columns.size()) - 1);
        m_stack->addWidget(table);
        m_tables << table;
    }
    m_stack->setMinimumHeight(140);
    column->addWidget(m_stack, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_partWords = new Label({}, Role::Table, Token::Text2, 0, this);
    m_partWords->setWordWrap(true);
    foot->addWidget(m_partWords, 1);
    m_save = new widgets::Button(tr("Save as CSV…"), widgets::Button::Kind::Normal, this);
    m_save->setIconName(u"file-down"_s);
    m_save->setAutoDefault(false);
    m_save->setAccessibleName(tr("Save what is not taken as CSV"));
    foot->addWidget(m_save, 0, Qt::AlignTop);
    column->addLayout(foot);
    connect(m_parts, &widgets::SegmentedControl::chosen, this, [this] { tell(); });
    connect(m_save, &QPushButton::clicked, this, &ImportPreview::saveRejects);
    tell();
}

QString ImportPreview::words() const { return m_words->text(); }

void ImportPreview::showPart(Part part)
{
    m_parts->setCurrent(part);
    tell();
}

void ImportPreview::tell()
{
    const int part = std::max(0, m_parts->current());
    m_stack->setCurrentIndex(part);
    m_partWords->setText(m_said.value(part));
    m_save->setVisible(part == Rejects && m_models.at(Rejects)->rowCount() > 0);
}

void ImportPreview::setState(const engine::ImportState &state, const QSet<core::DeviceId> &known)
{
    m_said = QStringList{{}, {}, {}, {}};
    fillTallies(state, known);
    fillRows(state);
    fillRejects(state);
    fillOthers(state);
    m_parts->setText(Tallies, tr("Readings (%1)").arg(Words::count(state.readings)));
    m_parts->setText(Rejects, tr("Not taken (%1)").arg(Words::count(state.refused)));
    m_parts->setText(Others, tr("Left out (%1)").arg(Words::count(quint64(m_models.at(Others)->rowCount()))));
    quint64 fresh = 0;
    for (const core::DeviceId &device : state.devices)
        fresh += known.contains(device) ? 0 : 1;
    QStringList words;
    if (state.from && state.to)
        words << tr("%1 readings, from %2 to %3.", nullptr, int(state.readings))
                     .arg(Words::count(state.readings), ImportWords::moment(*state.from),
                          ImportWords::moment(*state.to));
    else
        words << tr("No readings were found.");
    if (state.events > 0)
        words << tr("%n event(s).", nullptr, int(state.events));
    const int devices = int(state.devices.size());
    if (devices > 0)
        words << (fresh == 0 ? tr("%n device(s), known already.", nullptr, devices)
                  : fresh == quint64(devices)
                      ? tr("%n device(s), new to this workspace.", nullptr, devices)
                      : tr("%n device(s), %1 of them new to this workspace.", nullptr, devices)
                            .arg(Words::count(fresh)));
    if (state.repaired > 0)
        words << tr("%n row(s) with a repaired month, marked as estimated.", nullptr, int(state.repaired));
    if (!state.zone.isEmpty())
        words << tr("Times without a zone are read as %1.").arg(state.zone);
    m_words->setText(words.join(u' '));
    tell();
}

void ImportPreview::fillTallies(const engine::ImportState &state, const QSet<core::DeviceId> &known)
{
    QList<QStringList> rows;
    QList<core::DeviceId> devices(state.devices.begin(), state.devices.end());
    std::sort(devices.begin(), devices.end(), [](const core::DeviceId &a, const core::DeviceId &b) {
        return a.toString().localeAwareCompare(b.toString()) < 0;
    });
    qsizetype all = 0;
    for (const core::DeviceId &device : std::as_const(devices)) {
        const auto tallies = state.tallies.value(device);
        const QString there = known.contains(device) ? tr("known") : tr("new");
        all += std::max<qsizetype>(1, tallies.size());
        if (rows.size() >= MostTallies)
            continue;
        if (tallies.isEmpty())
            rows.append({device.toString(), tr("no readings"), {}, {}, {}, there});
        for (auto it = tallies.begin(); it != tallies.end(); ++it)
            rows.append({device.toString(), Words::quantity(it.key()), Words::count(it->readings),
                         ImportWords::moment(it->from), ImportWords::moment(it->to), there});
    }
    m_models.at(Tallies)->setRows(rows);
    if (all > rows.size())
        m_said[Tallies] = tr("The first %1 of %2 lines.")
                              .arg(Words::count(quint64(rows.size())), Words::count(quint64(all)));
}

void ImportPreview::fillRows(const engine::ImportState &state)
{
    QList<QStringList> rows;
    for (const imports::ImportedReading &reading : state.firstReadings)
        rows.append({reading.series.device.toString(), Words::quantity(reading.series.quantity),
                     reading.value ? Words::valueWithUnit(reading.series.quantity, *reading.value)
                                   : tr("none", "no value"),
                     Words::quality(reading.quality), ImportWords::moment(reading.measuredAt),
                     ImportWords::source(reading.series.source)});
    m_models.at(Rows)->setRows(rows);
    if (!rows.isEmpty())
        m_said[Rows] = tr("The first %n reading(s), as they are stored.", nullptr, int(rows.size()));
}

void ImportPreview::fillRejects(const engine::ImportState &state)
{
    QList<QStringList> rows;
    for (const imports::Refusal &refusal : state.firstRefused)
        rows.append({ImportWords::place(refusal.place), ImportWords::reason(refusal.reason), refusal.detail,
                     refusal.raw});
    m_models.at(Rejects)->setRows(rows);
    QStringList reasons;
    for (auto it = state.refusals.begin(); it != state.refusals.end(); ++it)
        reasons << tr("%1: %2", "reason and how often")
                       .arg(ImportWords::reason(it.key()), Words::count(it.value()));
    m_said[Rejects] = rows.isEmpty() ? tr("Everything can be taken.") : reasons.join(u" · "_s);
    if (state.refused > quint64(rows.size()))
        m_said[Rejects] = tr("%1 · the first %2 are listed, the file has all.", "reasons, count")
                              .arg(m_said[Rejects], Words::count(quint64(rows.size())));
}

void ImportPreview::fillOthers(const engine::ImportState &state)
{
    QList<QStringList> rows;
    for (auto it = state.homeless.begin(); it != state.homeless.end(); ++it)
        rows.append({it.key(), Words::count(it.value()), state.whyHomeless.value(it.key())});
    for (const QString &damage : state.firstDamages)
        rows.append({tr("damaged"), {}, damage});
    for (const QString &note : state.notes)
        rows.append({tr("to be known"), {}, note});
    m_models.at(Others)->setRows(rows);
    if (rows.isEmpty())
        m_said[Others] = tr("Nothing is left out.");
}

} // namespace console
