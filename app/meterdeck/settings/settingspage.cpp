// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspage.h"

#include "pages/pageheader.h"
#include "settings/language.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::StringLiterals;

namespace console {

using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::SegmentedControl;
using widgets::Theme;
using widgets::Token;

namespace {

constexpr int Readable = 920; ///< wider, and a control stands too far from its words
constexpr int FontStep = 10;

} // namespace

SettingsPage::SettingsPage(Settings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_header(new PageHeader(tr("Settings"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    m_header->setSentence(tr("Everything applies at once and is kept."),
                          tr("Only what you see changes; what is stored and sent never does."));

    auto *inside = new QWidget(this);
    inside->setMaximumWidth(Readable * std::max(100, Theme::scale()) / 100);
    auto *cards = new QVBoxLayout(inside);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    auto *sight = new Card(tr("Sight"), {}, inside);
    auto *figures = new Card(tr("Figures and times"), {}, inside);
    cards->addWidget(sight);
    cards->addWidget(figures);
    cards->addStretch(1);
    for (Card *card : {sight, figures})
        card->content()->setSpacing(20);

    QVBoxLayout *rows = sight->content();
    m_colours =
        addChoice(rows, tr("Colours"), tr("Dark is easier on the eyes in a dim control room."),
                  {tr("As the desktop"), tr("Light"), tr("Dark")},
                  [](ViewSettings &view, int chosen) { view.colours = ViewSettings::Colours(chosen); });
    m_density = addChoice(rows, tr("Table rows"), tr("Dense rows show more devices at a glance."),
                          {tr("Dense"), tr("Normal"), tr("Comfortable")}, [](ViewSettings &view, int chosen) {
                              view.density = ViewSettings::Density(chosen);
                          });
    m_fonts = makeFontSize();
    addRow(rows, tr("Size of texts"),
           tr("From 80 % to 200 % of the usual size. The full screen adds half again."), m_fonts);
    m_languages = makeLanguages();
    addRow(rows, tr("Language"), tr("Names of devices and messages of other programs stay as they are."),
           m_languages);

    rows = figures->content();
    m_units =
        addChoice(rows, tr("Units"), tr("What is counted in Wh is shown in kWh, or always in base units."),
                  {tr("Fitting"), tr("Base units")},
                  [](ViewSettings &view, int chosen) { view.units = ViewSettings::Units(chosen); });
    m_zones = makeZones();
    addRow(rows, tr("Time zone"), tr("Of every time in the window. Type a city to find it."), m_zones);
    m_clock = new Label({}, Role::Body, Token::Text, 500, figures);
    addRow(rows, tr("It is now"), tr("As every time here is written."), m_clock);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);

    connect(&m_settings, &Settings::viewChanged, this, &SettingsPage::showWishes);
    connect(&m_second, &QTimer::timeout, this, &SettingsPage::showClock);
    m_second.start(std::chrono::seconds(1));
    showWishes(m_settings.view());
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showClock();
}

void SettingsPage::addRow(QVBoxLayout *rows, const QString &title, const QString &meaning, QWidget *control)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(title, Role::Body, Token::Text, 600, this));
    auto *detail = new Label(meaning, Role::Table, Token::Text2, 0, this);
    detail->setWordWrap(true);
    words->addWidget(detail);
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    rows->addLayout(row);
    control->setAccessibleDescription(meaning);
}

SegmentedControl *SettingsPage::addChoice(QVBoxLayout *rows, const QString &title, const QString &meaning,
                                          const QStringList &texts,
                                          std::function<void(ViewSettings &, int)> change)
{
    auto *control = new SegmentedControl(texts, this);
    control->setName(title);
    connect(control, &SegmentedControl::chosen, this, [this, change = std::move(change)](int chosen) {
        wish([&change, chosen](ViewSettings &view) { change(view, chosen); });
    });
    addRow(rows, title, meaning, control);
    return control;
}

QSpinBox *SettingsPage::makeFontSize()
{
    auto *box = new QSpinBox(this);
    box->setRange(80, 200);
    box->setSingleStep(FontStep);
    box->setSuffix(tr(" %", "per cent of the usual size"));
    box->setAccessibleName(tr("Size of texts"));
    // Not at every digit: "1" of "150" would make the texts tiny while typing.
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this,
            [this](int percent) { wish([percent](ViewSettings &view) { view.fontPercent = percent; }); });
    return box;
}

QList<QByteArray> SettingsPage::zones()
{
    QList<QByteArray> zones{{}, "UTC"};
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        // Offsets and old abbreviations are zones too, but nobody's place.
        if (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/") &&
            !id.startsWith("posix/") && !id.startsWith("right/"))
            zones << id;
    }
    return zones;
}

QComboBox *SettingsPage::makeZones()
{
    auto *box = new QComboBox(this);
    for (const QByteArray &id : zones()) {
        const QString name = QString::fromLatin1(id);
        box->addItem(id.isEmpty()
                         ? tr("This computer’s (%1)").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId()))
                         : name,
                     id);
    }
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setMaxVisibleItems(16);
    box->setMinimumContentsLength(24);
    box->setAccessibleName(tr("Time zone"));
    box->lineEdit()->setAccessibleName(tr("Time zone"));
    connect(box, &QComboBox::activated, this, [this, box](int row) {
        wish([zone = box->itemData(row).toByteArray()](ViewSettings &view) { view.zone = zone; });
    });
    // What is no zone does not stay written there.
    connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this, box] {
        const int row = box->findText(box->lineEdit()->text(), Qt::MatchFixedString);
        if (row < 0)
            showWishes(m_settings.view());
        else
            wish([zone = box->itemData(row).toByteArray()](ViewSettings &view) { view.zone = zone; });
    });
    return box;
}

QComboBox *SettingsPage::makeLanguages()
{
    auto *box = new QComboBox(this);
    box->addItem(tr("This computer’s"), QString());
    for (const QString &code : Language::available())
        box->addItem(Language::nameOf(code), code);
    box->setAccessibleName(tr("Language"));
    connect(box, &QComboBox::activated, this, [this, box](int row) {
        wish([code = box->itemData(row).toString()](ViewSettings &view) { view.language = code; });
    });
    return box;
}

void SettingsPage::wish(const std::function<void(ViewSettings &)> &change)
{
    if (m_showing)
        return;
    ViewSettings view = m_settings.view();
    change(view);
    m_settings.setView(view);
}

void SettingsPage::showWishes(const ViewSettings &view)
{
    m_showing = true;
    m_colours->setCurrent(int(view.colours));
    m_density->setCurrent(int(view.density));
    m_units->setCurrent(int(view.units));
    m_fonts->setValue(view.fontPercent);
    m_zones->setCurrentIndex(std::max(0, m_zones->findData(view.zone)));
    m_languages->setCurrentIndex(std::max(0, m_languages->findData(view.language)));
    m_showing = false;
    showClock();
}

void SettingsPage::showClock()
{
    const core::UtcTime now = core::SystemClock().now();
    m_clock->setText(tr("%1 (%2)", "time and zone").arg(Words::clock(now), Words::zone()));
}

} // namespace console
