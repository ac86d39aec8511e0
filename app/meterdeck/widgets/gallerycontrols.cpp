// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/holdbutton.h"
#include "widgets/keyhint.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

enum State
{
    Rest,
    Hover,
    Focus,
    Pressed,
    Off
};

QString stateWord(int state)
{
    switch (state) {
    case Rest:
        return Gallery::tr("At rest");
    case Hover:
        return Gallery::tr("Hovered");
    case Focus:
        return Gallery::tr("Focused");
    case Pressed:
        return Gallery::tr("Pressed");
    default:
        return Gallery::tr("Disabled");
    }
}

/// Makes a part stand as a picture of itself in a state.
template <typename Part>
Part *dressed(Part *part, int state, const QString &name)
{
    if (state == Hover || state == Pressed)
        part->setAttribute(Qt::WA_UnderMouse);
    if (state == Focus)
        part->setProperty("ring", true);
    if (auto *button = qobject_cast<QAbstractButton *>(part); button && state == Pressed)
        button->setDown(true);
    part->setEnabled(state != Off);
    part->setAccessibleName(u"%1, %2"_s.arg(name, stateWord(state)));
    return part;
}

/// A row for each kind of part, a column for each state it has.
class Matrix
{
public:
    Matrix(Card *card, const QList<int> &states) : m_states(states)
    {
        card->content()->addLayout(m_grid);
        m_grid->setHorizontalSpacing(8);
        m_grid->setVerticalSpacing(18);
        for (qsizetype at = 0; at < states.size(); ++at)
            m_grid->addWidget(new Label(stateWord(states.at(at)), Role::Caption, Token::Text3), 0,
                              int(at) + 1);
        m_grid->setColumnStretch(int(states.size()) + 1, 1);
    }
    template <typename Make>
    void add(const QString &name, Make make)
    {
        const int row = m_grid->rowCount();
        m_grid->addWidget(new Label(name, Role::Table, Token::Text2), row, 0);
        for (qsizetype at = 0; at < m_states.size(); ++at)
            m_grid->addWidget(dressed(make(), m_states.at(at), name), row, int(at) + 1,
                              Qt::AlignLeft | Qt::AlignVCenter);
    }

private:
    QList<int> m_states;
    QGridLayout *m_grid = new QGridLayout;
};

Card *buttons()
{
    auto *card = new Card(Gallery::tr("Buttons"), Gallery::tr("28 px, 40 px in dialogs"));
    Matrix matrix(card, {Rest, Hover, Focus, Pressed, Off});
    matrix.add(Gallery::tr("Normal"), [] { return new Button(u"Look again"_s); });
    matrix.add(Gallery::tr("With icon"), [] {
        auto *button = new Button(u"Export"_s);
        button->setIconName(u"download"_s);
        return button;
    });
    matrix.add(Gallery::tr("Primary"), [] {
        auto *button = new Button(u"Open"_s, Button::Kind::Primary);
        button->setKeyHint(u"Enter"_s);
        return button;
    });
    matrix.add(Gallery::tr("Harmful"), [] { return new Button(u"Switch off…"_s, Button::Kind::Harmful); });
    matrix.add(Gallery::tr("Quiet"), [] { return new Button(u"Evidence"_s, Button::Kind::Quiet); });
    matrix.add(Gallery::tr("Icon alone"), [] {
        auto *button = new Button({}, Button::Kind::Quiet);
        button->setIconName(u"x"_s);
        return button;
    });
    matrix.add(Gallery::tr("In dialogs"), [] {
        auto *button = new Button(u"Cancel"_s);
        button->setLarge(true);
        button->setKeyHint(u"Esc"_s);
        return button;
    });
    matrix.add(Gallery::tr("Tool button"), [] {
        auto *button = new QToolButton;
        button->setText(u"Columns"_s);
        return button;
    });
    Matrix segments(card, {Rest, Off});
    segments.add(Gallery::tr("Segments"), [] {
        auto *control = new SegmentedControl({u"15 min"_s, u"1 h"_s, u"4 h"_s, u"Day"_s});
        control->setName(u"Time range"_s);
        control->setCurrent(2);
        return control;
    });
    return card;
}

Card *holding()
{
    auto *card = new Card(Gallery::tr("Hold to confirm"), Gallery::tr("Space or mouse, letting go cancels"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    const auto add = [grid](int at, const QString &word, int state, double progress) {
        auto *button = new HoldButton(u"Hold to switch off"_s);
        button->setKeyHint(u"Space"_s);
        button->picture(progress);
        dressed(button, state, word);
        grid->addWidget(button, at / 3 * 2 + 1, at % 3);
        grid->addWidget(new Label(word, Role::Caption, Token::Text3), at / 3 * 2, at % 3);
    };
    add(0, stateWord(Rest), Rest, 0);
    add(1, stateWord(Focus), Focus, 0);
    add(2, stateWord(Off), Off, 0);
    add(3, Gallery::tr("Held for 0.5 s"), Rest, 0.45);
    add(4, Gallery::tr("Held, focused"), Focus, 0.45);
    add(5, Gallery::tr("Held to the end"), Rest, 1);
    grid->setColumnStretch(3, 1);
    card->content()->addLayout(grid);
    return card;
}

Card *fields()
{
    auto *card = new Card(Gallery::tr("Fields"), Gallery::tr("a wrong value says what is right"));
    Matrix matrix(card, {Rest, Hover, Focus, Off});
    const auto wide = [](auto *field) {
        field->setMinimumWidth(Theme::grow(110));
        return field;
    };
    matrix.add(Gallery::tr("Text"), [&] { return wide(new QLineEdit(u"dev/4C11AE"_s)); });
    matrix.add(Gallery::tr("Hint"), [&] {
        auto *field = wide(new QLineEdit);
        field->setPlaceholderText(u"Name of the bus"_s);
        return field;
    });
    matrix.add(Gallery::tr("Wrong, 1 to 247"), [&] {
        auto *field = wide(new QLineEdit(u"248"_s));
        field->setProperty("bad", true);
        return field;
    });
    matrix.add(Gallery::tr("Choice"), [&] {
        auto *field = wide(new QComboBox);
        field->addItems({u"9600"_s, u"19200"_s, u"115200"_s});
        return field;
    });
    matrix.add(Gallery::tr("Number"), [&] {
        auto *field = wide(new QSpinBox);
        field->setRange(1, 247);
        field->setValue(17);
        return field;
    });
    matrix.add(Gallery::tr("Figure"), [&] {
        auto *field = wide(new QDoubleSpinBox);
        field->setValue(25.0);
        field->setSuffix(u" s"_s);
        return field;
    });
    matrix.add(Gallery::tr("Date and time"), [&] {
        auto *field = wide(new QDateTimeEdit(QDateTime(QDate(2026, 11, 17), QTime(14, 32))));
        field->setCalendarPopup(true);
        field->setDisplayFormat(u"dd.MM.yyyy HH:mm"_s);
        field->setMinimumWidth(field->sizeHint().width()); // its own least width forgets the format
        return field;
    });
    matrix.add(Gallery::tr("Tick"), [] { return new QCheckBox(u"Keep"_s); });
    matrix.add(Gallery::tr("Ticked"), [] {
        auto *box = new QCheckBox(u"Keep"_s);
        box->setChecked(true);
        return box;
    });
    matrix.add(Gallery::tr("One of several"), [] {
        auto *box = new QRadioButton(u"Parity none"_s);
        box->setAutoExclusive(false);
        box->setChecked(true);
        return box;
    });
    return card;
}

Card *others()
{
    auto *card = new Card(Gallery::tr("Menu, tabs, scroll bars, keys"));
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    auto *menu = new QMenu;
    menu->setWindowFlags(Qt::Widget);
    menu->setFocusPolicy(Qt::NoFocus); // it would keep Tab for itself
    menu->setAccessibleName(u"Columns"_s);
    menu->addAction(u"Open device"_s);
    QAction *ticked = menu->addAction(u"Energy import"_s);
    ticked->setCheckable(true);
    ticked->setChecked(true);
    QAction *plain = menu->addAction(u"Signal strength"_s);
    plain->setCheckable(true);
    menu->addSeparator();
    menu->addAction(u"Not now"_s)->setEnabled(false);
    menu->setActiveAction(ticked);
    row->addWidget(menu, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    auto *tabs = new QTabBar;
    tabs->setAccessibleName(u"Kind"_s);
    tabs->setExpanding(false);
    for (const QString &tab : {u"Values"_s, u"Frames"_s, u"Notes"_s})
        tabs->addTab(tab);
    column->addWidget(tabs);
    auto *text = new QPlainTextEdit(u"Lab works on wiring, ticket 4131.\nBack at 16:00.\n\n3\n4\n5\n6"_s);
    text->setAccessibleName(u"Reason"_s);
    text->setFixedHeight(96);
    text->setTabChangesFocus(true);
    text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    column->addWidget(text);
    auto *bar = new QScrollBar(Qt::Horizontal);
    bar->setRange(0, 300);
    bar->setPageStep(100);
    bar->setValue(60);
    column->addWidget(bar);
    auto *keys = new QHBoxLayout;
    for (const QString &key : {u"Ctrl"_s, u"K"_s, u"Esc"_s, u"F11"_s})
        keys->addWidget(new KeyHint(key));
    keys->addStretch();
    column->addLayout(keys);
    auto *search = new SearchField;
    search->setPlaceholder(u"Find a page, device or command"_s, {u"Ctrl"_s, u"K"_s});
    search->setAccessibleName(u"Find"_s);
    column->addWidget(search);
    row->addLayout(column, 1);
    card->content()->addLayout(row);
    return card;
}

} // namespace

QWidget *galleryControls()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *left = galleryColumn(columns);
    left->addWidget(buttons());
    left->addWidget(holding());
    left->addStretch(1);
    QBoxLayout *right = galleryColumn(columns);
    right->addWidget(fields());
    right->addWidget(others());
    right->addStretch(1);
    return page;
}

} // namespace widgets
