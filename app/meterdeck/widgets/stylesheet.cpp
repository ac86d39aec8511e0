// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stylesheet.h"

#include "widgets/theme.h"

using namespace Qt::StringLiterals;

namespace widgets {

QString generateStyleSheet(const Theme &theme)
{
    // @name is a token; @mode is "light" or "dark". The padding shrinks by what the focus border grows.
    QString sheet = uR"(
QToolTip { background: @raised; color: @text; border: 1px solid @ink; padding: 4px 6px; }
QDialog, QMainWindow { background: @window; }

QPushButton { background: @raised; color: @text; border: 1px solid @lineStrong; border-radius: 4px;
    padding: 0 11px; min-height: 26px; font-size: 12px; font-weight: 500; outline: none; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed, QPushButton:checked { background: @line; }
QPushButton:disabled { color: @disabled; background: @panel; border-color: @line; }
QPushButton:focus { border: 2px solid @focus; padding: 0 10px; min-height: 24px; }
QPushButton[kind="primary"] { background: @ink; color: @onInk; border-color: @ink; }
QPushButton[kind="primary"]:focus { border-color: @focus; }
QPushButton[kind="harmful"] { color: @critical; border-color: @critical; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: @sunken; }
QPushButton[kind="quiet"]:focus { border-color: @focus; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 4px; padding: 4px;
    outline: none; }
QToolButton:hover { background: @sunken; }
QToolButton:pressed, QToolButton:checked { background: @line; }
QToolButton:focus { border: 2px solid @focus; padding: 3px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QDateEdit, QTimeEdit, QComboBox, QPlainTextEdit, QTextEdit {
    background: @raised; color: @text; border: 1px solid @lineStrong; border-radius: 4px;
    selection-background-color: @select; selection-color: @selectText; }
QLineEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QDateEdit, QTimeEdit, QComboBox { padding: 0 7px; min-height: 26px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateTimeEdit:focus, QDateEdit:focus, QTimeEdit:focus,
QComboBox:focus { border: 2px solid @focus; padding: 0 6px; min-height: 24px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: @disabled; background: @panel; border-color: @line; }
QLineEdit[bad="true"], QSpinBox[bad="true"] { border-color: @critical; }
QLineEdit[bad="true"]:focus { border-color: @focus; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/meterdeck/theme/chevron-down-@mode.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @ink; outline: none; padding: 4px;
    selection-background-color: @select; selection-color: @selectText; }

QCheckBox, QRadioButton { spacing: 8px; color: @text; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @lineStrong; border-radius: 3px; background: @raised; }
QCheckBox::indicator:checked { background: @ink; border-color: @ink; image: url(:/meterdeck/theme/check-@mode.svg); }
QCheckBox::indicator:focus { border: 2px solid @focus; width: 12px; height: 12px; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @lineStrong; border-radius: 8px; background: @raised; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @ink; border-radius: 8px; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @text2; border: none; border-bottom: 2px solid transparent;
    padding: 6px 0 6px 0; margin-right: 20px; font-weight: 500; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @ink; }
QTabBar::tab:focus { color: @focus; border-bottom-color: @focus; }

QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @text2; border: none; border-bottom: 1px solid @line;
    padding: 0 8px; font-size: 12px; font-weight: 500; }
QHeaderView::section:first, QHeaderView::section:only-one { padding-left: 12px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }
QTableView, QListView, QTreeView { background: @panel; alternate-background-color: @panel; color: @text; border: none;
    outline: none; gridline-color: @grid; selection-background-color: @select; selection-color: @selectText; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @line; }

QMenuBar { background: @panel; }
QMenu { background: @raised; color: @text; border: 1px solid @ink; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 3px; }
QMenu::item:selected { background: @select; color: @selectText; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @calm2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @calm; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QStatusBar { background: @panel; }
)"_s;
    // Longest names first, so that @text does not eat the start of @text2.
    QList<Token> tokens;
    for (int i = 0; i < TokenCount; ++i)
        tokens.append(Token(i));
    std::sort(tokens.begin(), tokens.end(),
              [](Token a, Token b) { return Theme::tokenName(a).size() > Theme::tokenName(b).size(); });
    for (const Token token : tokens)
        sheet.replace(u'@' + Theme::tokenName(token), theme.colour(token).name());
    sheet.replace("12px; font-weight"_L1,
                  QString::number(theme.font(Role::Table).pixelSize()) + "px; font-weight"_L1);
    sheet.replace("@mode"_L1, theme.isDark() ? "dark"_L1 : "light"_L1);
    return sheet;
}

} // namespace widgets
